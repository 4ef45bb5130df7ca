import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tellFunnel } from "../../src/demo/testing/tell-funnel.ts";
import { type Finding, searchFunnel } from "../../src/kpi/index.ts";

export interface DemoAnswer {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Step, segment and week (within one) are those planted. */
  readonly isRight: boolean;
}

const dayMs = 86_400_000;

/** Searches the funnel of one demo company of 50,000 people, with the broken step or without. */
export async function askDemo(seed: number, isBroken: boolean): Promise<DemoAnswer> {
  const spill = await mkdtemp(join(tmpdir(), "entente-find-"));
  try {
    const without = isBroken ? [] : (["broken_step"] as const);
    const { table, broken } = await tellFunnel({ size: "m", seed, without }, spill);
    const { findings } = searchFunnel(table);
    const isPlanted = ({ kind, step, where, since }: Finding): boolean => {
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
    return { seed, findings, isRight: findings.some(isPlanted) };
  } finally {
    await rm(spill, { recursive: true, force: true });
  }
}

export async function askDemos(seeds: number, isBroken: boolean): Promise<readonly DemoAnswer[]> {
  const answers: DemoAnswer[] = [];
  for (let seed = 1; seed <= seeds; seed++) answers.push(await askDemo(seed, isBroken));
  return answers;
}
