import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metricQuery } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { answerPlainly } from "../testing/brute-force/answer.ts";
import { differenceOf } from "../testing/brute-force/compare-answers.ts";
import { choicesFrom, numbers } from "../testing/generated-world/choices.ts";
import { openWorld, worldEngine } from "../testing/generated-world/open-world.ts";
import { planQuery } from "../testing/generated-world/query-plan.ts";
import { reachesIn } from "../testing/generated-world/reaches.ts";
import { planWorld, worldSeeds } from "../testing/generated-world/world-plan.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240701);
const runs = Number(process.env["RUNS"] ?? 20);

describe("queryMetric", () => {
  it(`equals a second evaluation, row by row, of generated questions about generated worlds (seed ${seed})`, {
    timeout: 600_000,
  }, async () => {
    const engine = await worldEngine();
    const counts = new Map<string, number>();
    const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
    const questions = fc.array(numbers(40), { minLength: 12, maxLength: 12, size: "max" });
    await fc.assert(
      fc.asyncProperty(worldSeeds, questions, async (seeds, all) => {
        const plan = planWorld(seeds);
        const { session, parts } = await openWorld(engine, plan);
        const reaches = reachesIn(parts);
        for (const one of all) {
          const input = planQuery(parts.model, reaches, choicesFrom(one));
          const query = metricQuery.parse(input);
          const wanted = answerPlainly(parts, query);
          const shown = () =>
            `${JSON.stringify(input)}\n${plan.yaml}\n${JSON.stringify(plan.tables)}\n${JSON.stringify(plan.settings)} ${plan.asOf}`;
          const given = await queryMetric(session, input).catch((error: unknown) => {
            throw new Error(`${String(error)}\n${shown()}`);
          });
          if ("refused" in wanted) {
            count(wanted.refused);
            const codes = given.ok ? [] : given.error.map(({ code }) => code);
            expect(codes, `should refuse ${wanted.refused}\n${shown()}`).toContain(wanted.refused);
          } else {
            count("answered");
            if (!given.ok)
              throw new Error(`refused: ${given.error.map(({ message }) => message.en).join()}\n${shown()}`);
            const difference = differenceOf(query, given.value, wanted);
            if (difference !== undefined) throw new Error(`${difference}\n${shown()}`);
          }
        }
      }),
      { seed, numRuns: runs },
    );
    console.log([...counts]);
  });
});
