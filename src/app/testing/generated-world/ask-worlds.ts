import * as fc from "fast-check";
import { type MetricQueryInput, metricQuery } from "../../../contract/index.ts";
import { queryMetric } from "../../query-metric.ts";
import { answerPlainly } from "../brute-force/answer.ts";
import { differenceOf } from "../brute-force/compare-answers.ts";
import { choicesFrom, numbers } from "./choices.ts";
import { type OpenedWorld, openWorld, worldEngine } from "./open-world.ts";
import { planQuery } from "./query-plan.ts";
import { reachesIn } from "./reaches.ts";
import { planWorld, type WorldPlan, worldSeeds } from "./world-plan.ts";

const questionsAWorld = 12;

export interface CounterExample {
  readonly plan: WorldPlan;
  readonly query: MetricQueryInput;
}

export interface Asking {
  readonly seed: number;
  /** At least so many, twelve about each world. */
  readonly questions: number;
  /** For so many milliseconds at most, which is what making a difference smaller may take. */
  readonly limit: number;
}

/** Asks generated worlds generated questions, twice each; throws the smallest found that is answered differently. */
export async function askWorlds({ seed, questions, limit }: Asking): Promise<void> {
  const engine = await worldEngine();
  const some = { minLength: questionsAWorld, maxLength: questionsAWorld, size: "max" } as const;
  await fc.assert(
    fc.asyncProperty(worldSeeds, fc.array(numbers(40), some), async (seeds, all) => {
      const plan = planWorld(seeds);
      const opened = await openWorld(engine, plan);
      const reaches = reachesIn(opened.parts);
      for (const one of all)
        await ask(opened, { plan, query: planQuery(opened.parts.model, reaches, choicesFrom(one)) });
    }),
    {
      seed,
      numRuns: Math.ceil(questions / questionsAWorld),
      interruptAfterTimeLimit: limit,
      markInterruptAsFailure: true,
    },
  );
}

/** Throws the difference, with a line that can be kept as a file, where the two evaluations of a question differ. */
export async function ask(opened: OpenedWorld, { plan, query }: CounterExample): Promise<void> {
  const difference = await disagreement(opened, query).catch((error: unknown) => String(error));
  if (difference !== undefined)
    throw new Error(`${difference}\nKept as a file:\n${JSON.stringify({ plan, query })}`);
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
