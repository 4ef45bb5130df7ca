import type { Verdict } from "../checked.ts";
import type { NameUse } from "../person-name/index.ts";

/**
 * What is judged as a whole, from one text or from several that belong together, and the parts that it is made of. `writes`
 * are those that a check may write anew; it only reads the others.
 */
export const fieldParts = {
  email: { writes: ["email"], reads: [] },
  name: { writes: ["given", "family"], reads: [] },
  phone: { writes: ["phone"], reads: ["country"] },
  address: { writes: ["postalCode", "city"], reads: ["region", "country"] },
  numbers: { writes: ["siren", "siret", "vat"], reads: ["country"] },
} as const satisfies {
  readonly [kind: string]: { readonly writes: readonly string[]; readonly reads: readonly string[] };
};

export type FieldKind = keyof typeof fieldParts;

/** The texts of a field's parts: those it writes, then those it only reads. */
export type FieldTexts = readonly (string | null)[];

export interface FieldContext {
  /** Where a record without a country lies. */
  readonly country?: string | undefined;
  /** How often names stand in each column of the load. */
  readonly use?: NameUse | undefined;
}

export interface FieldFinding {
  /** The place of the part among the field's texts. */
  readonly part: number;
  /** What this reason makes of the field. */
  readonly verdict: Exclude<Verdict, "ok">;
  readonly code: string;
  readonly facts: object;
  /** What was probably meant: offered, never stored. */
  readonly suggestion?: string;
}

export interface JudgedField {
  /** What is stored of each part that the field writes; null is nothing, or a text that was set aside. */
  readonly values: FieldTexts;
  readonly findings: readonly FieldFinding[];
}
