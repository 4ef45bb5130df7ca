import { mutatedPart } from "./paths.ts";
import type { Verdict } from "./try-mutants.ts";

/** Nothing noticed it. */
export function isFound({ outcome }: Pick<Verdict, "outcome">): boolean {
  return outcome !== "killed" && outcome !== "timeout";
}

/** A mutant that nothing noticed: the place, and what is changed, with a little before and after it. */
export function lineOf({ outcome, mutant }: Verdict): string {
  const { file, line, column, original, replacement } = mutant;
  const flat = (text: string) => text.replaceAll(/\s+/gu, " ");
  return `${outcome}  ${file}:${line}:${column}  ${changed(flat(original), flat(replacement))}`;
}

function changed(from: string, to: string): string {
  const isShort = from.length + to.length < 160;
  if (isShort) return `${from}  ->  ${to}`;
  const ends = Math.min(from.length, to.length);
  let start = 0;
  while (start < ends && from[start] === to[start]) start++;
  let same = 0;
  while (same < ends - start && from.at(-1 - same) === to.at(-1 - same)) same++;
  const part = (text: string) =>
    brief(text.slice(Math.max(0, start - 40), Math.min(text.length, text.length - same + 40)));
  return `${part(from)}  ->  ${part(to)}`;
}

function brief(text: string): string {
  return text.length > 160 ? `${text.slice(0, 100)} ... ${text.slice(-50)}` : text;
}

export function printScores(verdicts: readonly Verdict[]): void {
  const parts = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const [part = ""] = verdict.mutant.file.slice(mutatedPart.length + 1).split("/");
    parts.set(part, [...(parts.get(part) ?? []), verdict]);
  }
  for (const [part, inPart] of parts) console.log(scoreLine(part, inPart));
  console.log(scoreLine("all", verdicts));
}

function scoreLine(name: string, of: readonly Verdict[]): string {
  const count = (outcome: Verdict["outcome"]) => of.filter((verdict) => verdict.outcome === outcome).length;
  const [noticed, counted] = [count("killed") + count("timeout"), of.length - count("unclear")];
  const score = counted === 0 ? "-" : ((100 * noticed) / counted).toFixed(1);
  const unclear = count("unclear") === 0 ? "" : `, ${count("unclear")} unclear (not counted)`;
  return `${name.padEnd(10)} score ${score} %: ${count("killed")} killed, ${count("timeout")} timeout, ${count("survived")} survived, ${count("no coverage")} without coverage${unclear}`;
}
