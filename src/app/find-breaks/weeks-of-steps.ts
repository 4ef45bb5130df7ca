import { addDays, dayIn, ok, type Problem, type Result } from "../../core/index.ts";
import type { QuerySession } from "../query-session.ts";
import { countGroups, textOf } from "./count-groups.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import { knownUntil, observedWeeks } from "./observed-weeks.ts";
import { stepMetrics } from "./variant-session.ts";

/** Of each step the weeks that are searched: all that is told of the steps together says up to when it is told. */
export async function weeksOfSteps(
  session: QuerySession,
  steps: readonly SearchedStep[],
  asked: Asked,
): Promise<Result<readonly (readonly string[])[], readonly Problem[]>> {
  const days: (readonly string[])[] = [];
  const entered = steps.map((step) => stepMetrics(step).entered);
  for (const metric of [...entered, convertedOf(steps.at(-1)!)]) {
    const found = await daysOf(session, metric, asked);
    if (!found.ok) return found;
    days.push(found.value);
  }
  const { compiled, snapshot } = session;
  const { settings } = compiled;
  const until = knownUntil(days.flat(), dayIn(settings.timezone, asked.asOf ?? snapshot.loadedAt));
  return ok(
    steps.map(({ horizonDays }, place) =>
      observedWeeks(settings, { days: days[place]!, horizonDays, until }),
    ),
  );
}

function convertedOf(step: SearchedStep): string {
  const { converted, took } = stepMetrics(step);
  return step.way ? took : converted;
}

/** On which something is counted; what is told by the days that it took, so many days later. */
async function daysOf(
  session: QuerySession,
  metric: string,
  asked: Asked,
): Promise<Result<readonly string[], readonly Problem[]>> {
  const groups = await countGroups(session, { ...asked, metrics: [metric], grain: "day" });
  if (!groups.ok) return groups;
  return ok(
    [...groups.value].flatMap(({ keys: [day, elapsed] }) => {
      const on = textOf(day);
      return on === null ? [] : [elapsed === undefined ? on : addDays(on, Number(elapsed))];
    }),
  );
}
