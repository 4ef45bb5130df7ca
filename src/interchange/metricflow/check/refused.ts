import type { Localised } from "../../../core/index.ts";
import type { Reason } from "../../reason.ts";
import type { Section } from "../draft/entry.ts";

/** What our own check says no to, with its words. */
export type Refused = ReadonlyMap<string, Localised>;

export type Refusable = Section | "relationships";

/** A definition by its section and id; a relationship by its dataset and role. */
export function refusedKey(section: Refusable, id: string): string {
  return `${section} ${id}`;
}

export function refusalOf(refused: Refused, section: Refusable, id: string): Reason | undefined {
  const message = refused.get(refusedKey(section, id));
  return message && { kind: "refused", message };
}
