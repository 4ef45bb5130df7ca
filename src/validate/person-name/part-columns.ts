import type { ReasonOf } from "../checked.ts";
import { twoNamesIn } from "./birth-name.ts";
import { takeCivility } from "./civility.ts";
import type { NameFacts } from "./facts.ts";
import type { RawName } from "./person-name.ts";
import { takeApart } from "./take-apart.ts";

type Reason = ReasonOf<NameFacts>;

/** Puts what stands in the wrong column where it belongs: a civility, a name of birth, a whole name; until nothing is left to move. */
export function partColumns(name: RawName, reasons: Reason[]): RawName {
  let parted = name;
  for (let before: RawName | undefined; before !== parted; ) {
    before = parted;
    parted = partWhole(withoutCivility(parted, reasons), reasons);
  }
  return parted;
}

function withoutCivility(name: RawName, reasons: Reason[]): RawName {
  let { given, family, civility, title } = name;
  for (const column of ["given", "family"] as const) {
    const text = name[column];
    if (text === undefined || !text.includes(" ")) continue;
    const taken = takeCivility(text, true);
    if (taken.read === "" || taken.rest === "") continue;
    const { read, isCouple } = taken;
    reasons.push(
      isCouple
        ? { code: "two-people", facts: { text: read } }
        : { code: "civility-moved", facts: { civility: read } },
    );
    civility ??= taken.civility;
    title ??= taken.title;
    if (column === "given") given = taken.rest;
    else family = taken.rest;
  }
  return given === name.given && family === name.family ? name : { ...name, given, family, civility, title };
}

const marked = /(?<!\p{L})(?:n[ée]e?|[ée]p|[ée]pouse|geb|geborene|vve|veuve|born)(?!\p{L})/iu;

/** A whole name in the only column that holds one is taken apart when capitals or a comma tell how. */
function partWhole(name: RawName, reasons: Reason[]): RawName {
  const { given, family } = name;
  const only = given === undefined ? family : family === undefined ? given : undefined;
  if (only === undefined || !only.includes(" ") || (marked.test(only) && !twoNamesIn(only)))
    return withBirthName(name);
  const { raw, by } = takeApart(only, undefined);
  if (raw.given === undefined || (by !== "capitals" && by !== "comma")) return withBirthName(name);
  reasons.push({ code: "name-parted", facts: { text: only } });
  return { ...name, given: raw.given, family: raw.family, birthFamily: raw.birthFamily ?? name.birthFamily };
}

function withBirthName(name: RawName): RawName {
  const two = name.family === undefined ? undefined : twoNamesIn(name.family);
  if (!two || two.before === "" || name.birthFamily !== undefined) return name;
  const [family, birthFamily] = two.isBirthAfter ? [two.before, two.after] : [two.after, two.before];
  return { ...name, family, birthFamily };
}
