import { createHash } from "node:crypto";
import type { Mutant } from "./instrument.ts";

/** As many as asked, by seed; what is drawn of the code that stays is the same when other code changes. */
export function draw(mutants: readonly Mutant[], seed: number, count: number): readonly Mutant[] {
  const place = ({ key }: Mutant) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  const placed = mutants.map((mutant) => ({ mutant, at: place(mutant) }));
  const last = placed.map(({ at }) => at).sort()[count - 1];
  return placed.filter(({ at }) => last === undefined || at <= last).map(({ mutant }) => mutant);
}
