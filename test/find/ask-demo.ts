import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBreaks, type FoundBreak } from "../../src/app/find-breaks.ts";
import { demoSession } from "./demo-session.ts";

export interface DemoAnswer {
  readonly seed: number;
  readonly findings: readonly FoundBreak[];
  /** Step, segment and week (within one) are those planted. */
  readonly isRight: boolean;
}

const dayMs = 86_400_000;

const demoSteps = [
  "lead_to_mql_rate",
  "mql_to_sal_rate",
  "sal_to_sql_rate",
  "sql_to_opportunity_rate",
  "opportunity_to_customer_rate",
] as const;

/**
 * Searches the catalogue's conversions over one demo company of 50,000 people, with the broken step or without: from
 * definitions to findings as a workspace does.
 */
async function askDemo(seed: number, isBroken: boolean): Promise<DemoAnswer> {
  const spill = await mkdtemp(join(tmpdir(), "entente-find-"));
  const without = isBroken ? [] : (["broken_step"] as const);
  const { session, broken } = await demoSession({ size: "m", seed, without }, spill);
  try {
    const found = await findBreaks(session, demoSteps);
    if (!found.ok) throw new Error(found.error.map(({ message }) => message.en).join("\n"));
    const isPlanted = ({ kind, step, where, since }: FoundBreak): boolean => {
      const [one, ...more] = where;
      if (!broken || !one || more.length > 0 || kind !== "conversion") return false;
      const planted = Date.parse("2023-01-01T00:00:00Z") + broken.day * dayMs;
      return (
        step.from.id === broken.from &&
        one.dimension === broken.dimension &&
        one.value === broken.value &&
        Math.abs(Date.parse(since.week) - planted) <= 7 * dayMs
      );
    };
    const { findings } = found.value;
    return { seed, findings, isRight: findings.some(isPlanted) };
  } finally {
    await session.engine.close();
    await rm(spill, { recursive: true, force: true });
  }
}

/** Seeds from 1 on, each told as it is answered. */
export async function askDemos(seeds: number, isBroken: boolean): Promise<readonly DemoAnswer[]> {
  const answers: DemoAnswer[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const before = process.cpuUsage();
    const answer = await askDemo(seed, isBroken);
    const { user, system } = process.cpuUsage(before);
    console.log(
      `seed ${seed}: ${told(answer, isBroken)} (${((user + system) / 1e6).toFixed(1)} s of processor)`,
    );
    answers.push(answer);
  }
  return answers;
}

function told({ findings, isRight }: DemoAnswer, isBroken: boolean): string {
  const found = findings.map(({ kind, step, where, since }) => {
    const whose = where.map(({ dimension, value }) => `${dimension} = ${value}`).join(" and ");
    return `${kind} after ${step.from.id}, ${whose || "everybody"}, since ${since.week}`;
  });
  return `${isBroken ? (isRight ? "right: " : "wrong: ") : ""}${found.join("; ") || "nothing"}`;
}

export function seedsOf(answers: readonly DemoAnswer[]): string {
  return answers.length === 0 ? "none" : `seeds ${answers.map(({ seed }) => seed).join(", ")}`;
}
