import type { Checked } from "../checked.ts";
import { judge } from "../judge.ts";
import { type NameFacts, nameWeights } from "./facts.ts";
import type { PersonName } from "./person-name.ts";

type CheckedName = Checked<PersonName, NameFacts>;

const mostPasses = 3;

/**
 * Checks a name that was read once more, until it is read as itself: capitals that were restored may show where a part ends.
 * Parts of one word cannot be taken apart.
 */
export function untilStable(first: CheckedName, check: (name: PersonName) => CheckedName): CheckedName {
  let checked = first;
  for (let pass = 0; pass < mostPasses; pass++) {
    const { value, reasons, suggestion } = checked;
    if (value === undefined || !Object.values(value).some((part: string) => part.includes(" ")))
      return checked;
    const again = check(value);
    if (again.value === undefined || isSame(again.value, value)) return checked;
    const known = new Set(reasons.map(({ code }) => code));
    const added = again.reasons.filter(({ code }) => !known.has(code));
    checked = judge({ value: again.value, reasons: [...reasons, ...added], suggestion }, nameWeights);
  }
  return checked;
}

function isSame(one: PersonName, other: PersonName): boolean {
  return (["civility", "title", "given", "family", "birthFamily"] as const).every(
    (part) => one[part] === other[part],
  );
}
