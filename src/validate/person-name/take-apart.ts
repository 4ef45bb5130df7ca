import { twoNamesIn } from "./birth-name.ts";
import { takeCivility } from "./civility.ts";
import type { RawName } from "./person-name.ts";
import { type NameOrder, type Parted, partName } from "./part-name.ts";

export interface ReadName {
  readonly raw: RawName;
  readonly by: Parted["by"];
  readonly isCouple: boolean;
}

/** Takes a tidy text apart: civility, then the names of birth and marriage, then given and family name. */
export function takeApart(text: string, order: NameOrder | undefined): ReadName {
  const { civility, title, isCouple, rest } = takeCivility(text, false);
  const two = twoNamesIn(rest);
  if (!two) {
    const { given, family, by } = partName(rest, order);
    return { raw: { civility, title, given, family }, by, isCouple };
  }
  const before = partName(two.before, order);
  const isGivenAfter = before.given === undefined && / /.test(two.after);
  const after: Parted = isGivenAfter ? partName(two.after, order) : { family: two.after, by: "nothing" };
  const given = before.given ?? after.given;
  const [family, birthFamily] = two.isBirthAfter
    ? [before.family, after.family]
    : [after.family, before.family];
  return { raw: { civility, title, given, family, birthFamily }, by: before.by, isCouple };
}
