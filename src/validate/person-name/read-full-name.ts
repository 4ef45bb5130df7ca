import type { Checked, ReasonOf } from "../checked.ts";
import { refuse } from "../judge.ts";
import { tidyText } from "../text/tidy-text.ts";
import type { NameFacts } from "./facts.ts";
import { longestName, type PersonName, type RawName } from "./person-name.ts";
import { partColumns } from "./part-columns.ts";
import type { NameOrder } from "./part-name.ts";
import { settle } from "./settle.ts";
import { takeApart } from "./take-apart.ts";

export interface FullNameContext {
  /** How the column writes names whose capitals do not tell. */
  readonly order?: NameOrder | undefined;
}

/** Reads a whole name in one field: "Mme Marie-Claude LE GOFF", "Dupont, Jean", "Marie DURAND ép. MARTIN". */
export function readFullName(text: string, { order }: FullNameContext = {}): Checked<PersonName, NameFacts> {
  if (text.length > longestName) return refuse([{ code: "name-too-long", facts: { limit: longestName } }]);
  const tidied = tidyText(text);
  const { raw, by, isCouple } = takeApart(tidied.text, order);
  const { given, family } = raw;
  const isUnsure = by === "list" && order === undefined && isFamilyFirst(tidied.text, raw);
  const reasons: ReasonOf<NameFacts>[] = [
    ...tidied.reasons,
    ...(isCouple ? [{ code: "two-people", facts: { text: tidied.text } } as const] : []),
    ...(isUnsure
      ? [{ code: "order-unsure", facts: { given: given ?? "", family: family ?? "" } } as const]
      : []),
  ];
  return settle(partColumns(raw, reasons), reasons);
}

function isFamilyFirst(text: string, { given, family }: RawName): boolean {
  return text.endsWith(`${family} ${given}`);
}
