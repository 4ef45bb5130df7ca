import type { Checked, ReasonOf } from "../checked.ts";
import { judge, refuse } from "../judge.ts";
import { type NamePart, restoreCapitals } from "./capitals.ts";
import { doubtsOf } from "./doubts.ts";
import { type NameFacts, nameWeights } from "./facts.ts";
import type { PersonName, RawName } from "./person-name.ts";

type Reason = ReasonOf<NameFacts>;

/** Gives a name that was taken apart its capitals, doubts what is doubtful, and judges. */
export function settle(
  raw: RawName,
  found: readonly Reason[],
  suggestion?: string,
): Checked<PersonName, NameFacts> {
  const whole = `${raw.given ?? ""} ${raw.family ?? ""} ${raw.birthFamily ?? ""}`.trim();
  if (whole === "") return refuse([...found, { code: "name-empty", facts: {} }]);
  if (!/\p{L}/u.test(whole)) return refuse([...found, { code: "no-letter", facts: { text: whole } }]);
  const restored: Reason[] = [];
  const restore = (text: string | undefined, part: NamePart): string | undefined => {
    if (text === undefined || text === "") return undefined;
    const to = restoreCapitals(text, part);
    if (to !== text) restored.push({ code: "capitals-restored", facts: { from: text, to } });
    return to;
  };
  const given = restore(raw.given, "given");
  const family = restore(raw.family, "family");
  const birthFamily = restore(raw.birthFamily, "family");
  const value = nameOf({ ...raw, given, family, birthFamily });
  const reasons = [
    ...found,
    ...restored,
    ...(family === undefined ? [{ code: "family-missing", facts: {} } as const] : []),
    ...doubtsOf(given ?? "", family ?? ""),
  ];
  return judge({ value, reasons, suggestion }, nameWeights);
}

function nameOf(raw: RawName): PersonName {
  const parts = Object.entries(raw).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts);
}
