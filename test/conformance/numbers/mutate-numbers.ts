import { claimOf, isBeyond } from "./claims.ts";
import type { Accepted, LabelledNumber } from "./judge-numbers.ts";

/** Of all texts that differ from a valid number in one digit, how many are accepted, by module. */
export function mutateNumbers(labelled: readonly LabelledNumber[]): ReadonlyMap<string, Accepted> {
  const tallies = new Map<string, Accepted>();
  for (const { module, number, isValid } of labelled) {
    const check = claimOf(module);
    if (!check || !isValid || isBeyond(module, number)) continue;
    for (const mutant of mutantsOf(number)) {
      const [accepted, total] = tallies.get(module) ?? [0, 0];
      tallies.set(module, [accepted + (check(mutant).verdict === "invalid" ? 0 : 1), total + 1]);
    }
  }
  return tallies;
}

function mutantsOf(number: string): readonly string[] {
  return Array.from(number).flatMap((sign, at) =>
    /\d/.test(sign)
      ? Array.from("0123456789")
          .filter((digit) => digit !== sign)
          .map((digit) => number.slice(0, at) + digit + number.slice(at + 1))
      : [],
  );
}
