import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MetricQueryInput, metricQuery } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { answerPlainly } from "../testing/brute-force/answer.ts";
import { differenceOf } from "../testing/brute-force/compare-answers.ts";
import { choicesFrom, numbers } from "../testing/generated-world/choices.ts";
import { type OpenedWorld, openWorld, worldEngine } from "../testing/generated-world/open-world.ts";
import { planQuery } from "../testing/generated-world/query-plan.ts";
import { reachesIn } from "../testing/generated-world/reaches.ts";
import { planWorld, type WorldPlan, worldSeeds } from "../testing/generated-world/world-plan.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240701);
const isLong = process.env["ENTENTE_TEST_LONG"] === "1";
const questionsAWorld = 12;
const worlds = Math.ceil((isLong ? 20_000 : 1000) / questionsAWorld);
/** What is found is made smaller for so long, in milliseconds. */
const interruptAfterTimeLimit = isLong ? 1_500_000 : 600_000;
const kept = join(import.meta.dirname, "../testing/counter-examples");

interface CounterExample {
  readonly plan: WorldPlan;
  readonly query: MetricQueryInput;
}

/** What the two evaluations of a question say differently; undefined when they agree. */
async function disagreement({ session, parts }: OpenedWorld, input: MetricQueryInput) {
  const query = metricQuery.parse(input);
  const wanted = answerPlainly(parts, query);
  const given = await queryMetric(session, input);
  const codes = given.ok ? [] : given.error.map(({ code }) => code);
  if ("refused" in wanted)
    return codes.some((code) => code === wanted.refused)
      ? undefined
      : `refused with [${codes.join()}], not ${wanted.refused}`;
  return given.ok ? differenceOf(query, given.value, wanted) : `refused with [${codes.join()}]`;
}

async function check(opened: OpenedWorld, { plan, query }: CounterExample): Promise<void> {
  const difference = await disagreement(opened, query).catch((error: unknown) => String(error));
  if (difference !== undefined)
    throw new Error(`${difference}\nKept as a file:\n${JSON.stringify({ plan, query })}`);
}

describe("queryMetric", () => {
  it(`equals a second evaluation, row by row, of generated questions about generated worlds (seed ${seed})`, {
    timeout: 1_800_000,
  }, async () => {
    const engine = await worldEngine();
    const questions = fc.array(numbers(40), {
      minLength: questionsAWorld,
      maxLength: questionsAWorld,
      size: "max",
    });
    await fc.assert(
      fc.asyncProperty(worldSeeds, questions, async (seeds, all) => {
        const plan = planWorld(seeds);
        const opened = await openWorld(engine, plan);
        const reaches = reachesIn(opened.parts);
        for (const one of all)
          await check(opened, { plan, query: planQuery(opened.parts.model, reaches, choicesFrom(one)) });
      }),
      { seed, numRuns: worlds, interruptAfterTimeLimit, markInterruptAsFailure: true },
    );
  });

  it("equals it for every counter-example that was ever found", async () => {
    const files = readdirSync(kept).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThan(0);
    const engine = await worldEngine();
    for (const file of files) {
      const found = JSON.parse(readFileSync(join(kept, file), "utf8")) as CounterExample;
      await check(await openWorld(engine, found.plan), found);
    }
  });
});
