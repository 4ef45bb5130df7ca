import type { ReasonOf } from "../checked.ts";
import { type NameFacts, nameWeights } from "../person-name/facts.ts";
import { checkPersonName } from "../person-name/index.ts";
import type { FieldContext, FieldTexts, JudgedField } from "./field.ts";
import { findingsOf } from "./find.ts";

/** A given and a family name. What else stood there (a civility, a name of birth) is in the record's text alone. */
export function judgeName([given = null, family = null]: FieldTexts, { use }: FieldContext): JudgedField {
  if (given === null && family === null) return { values: [null, null], findings: [] };
  const written = { given: given ?? undefined, family: family ?? undefined };
  const { verdict, value, reasons, suggestion } = checkPersonName(written, { use });
  const values = [value?.given ?? null, value?.family ?? null];
  return {
    values,
    findings: findingsOf<NameFacts>({
      reasons,
      weightOf: (code) => nameWeights[code],
      partOf: (reason) => partOf(reason, given, family),
      isInvalid: verdict === "invalid",
      isRewritten: values[0] !== given || values[1] !== family,
      suggestion,
    }),
  };
}

/** The family name where it alone holds what the reason names. */
function partOf({ code, facts }: ReasonOf<NameFacts>, given: string | null, family: string | null): number {
  if (given === null || code === "family-missing") return 1;
  const named = ["text", "from", "civility", "signs"].flatMap((fact) => textOf(facts, fact));
  const isIn = (name: string | null) =>
    named.some((text) => name?.toLowerCase().includes(text.toLowerCase()) === true);
  return isIn(family) && !isIn(given) ? 1 : 0;
}

function textOf(facts: object, name: string): readonly string[] {
  const value: unknown = Object.entries(facts).find(([key]) => key === name)?.[1];
  return typeof value === "string" && value !== "" ? [value] : [];
}
