import { ok, type Problem, type Result } from "../../core/index.ts";
import type { FunnelDimension } from "../../kpi/index.ts";
import { binomialLowerTail, binomialUpperTail } from "../../stats/index.ts";
import { planInput } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import { type CountedValue, countEach } from "./count-groups.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import { stepMetrics } from "./variant-session.ts";

export interface SearchedDimension extends FunnelDimension {
  readonly type: string;
  readonly values: number;
  /** Steps of which it is known only once somebody has converted: there it is not searched. */
  readonly notIn: readonly string[];
}

/** Why a dimension is not searched. */
export interface LeftOut {
  readonly dimension: string;
  readonly why: "one value" | "too many values" | "follows the outcome" | "unreachable" | "enough others";
}

export interface Searchable {
  readonly dimensions: readonly SearchedDimension[];
  readonly leftOut: readonly LeftOut[];
}

const mostValues = 60;
const mostDimensions = 16;
/** Of a dimension with more values than are searched, a few more tell that there are. */
const mostCounted = 2 * mostValues;
/** Dimensions of one question. */
const mostTogether = 20;

/**
 * Dimensions in which breaks are looked for: those asked, else every text or boolean that all steps reach, of two to
 * sixty values. Where one is known only once somebody has converted it would explain every break away, and is left out.
 * Those of few values come first: of two that mean the same people, they are named.
 */
export async function searchedDimensions(
  session: QuerySession,
  steps: readonly SearchedStep[],
  { by, asked }: { readonly by: readonly string[]; readonly asked: Asked },
): Promise<Result<Searchable, readonly Problem[]>> {
  const reached = reachable(session, steps, { by, asked });
  if (!reached.ok) return reached;
  const judged = await judgeAll(session, steps, { dimensions: reached.value, asked });
  if (!judged.ok) return judged;
  const found: SearchedDimension[] = [];
  const leftOut: LeftOut[] = [];
  for (const dimension of by.length > 0 ? by : candidates(session)) {
    const one = judged.value.get(dimension);
    const why = one ? whyNot(one, steps) : "unreachable";
    if (why !== undefined || !one) leftOut.push({ dimension, why: why ?? "unreachable" });
    else found.push({ ...described(session, dimension), ...one });
  }
  const ordered =
    by.length > 0
      ? found
      : found
          .map((one, place) => ({ one, place }))
          .sort(fewestFirst)
          .map(({ one }) => one);
  const surplus = ordered.slice(mostDimensions);
  return ok({
    dimensions: ordered.slice(0, mostDimensions),
    leftOut: [...leftOut, ...surplus.map(({ id }): LeftOut => ({ dimension: id, why: "enough others" }))],
  });
}

type Placed = { readonly one: SearchedDimension; readonly place: number };

function fewestFirst(a: Placed, b: Placed): number {
  return a.one.values - b.one.values || a.place - b.place;
}

function candidates({ compiled: { model } }: QuerySession): readonly string[] {
  return [...model.dimensions.values()]
    .filter(({ type, metric }) => metric === undefined && (type === "text" || type === "boolean"))
    .map(({ id }) => id);
}

function described(session: QuerySession, id: string): Pick<SearchedDimension, "id" | "label" | "type"> {
  const found = session.compiled.dimension(id);
  return { id, label: found?.label ?? { en: id, fr: id }, type: found?.type ?? "text" };
}

type Judged = Pick<SearchedDimension, "values" | "notIn">;

function whyNot({ values, notIn }: Judged, steps: readonly SearchedStep[]): LeftOut["why"] | undefined {
  if (values < 2) return "one value";
  if (values > mostValues) return "too many values";
  return notIn.length === steps.length ? "follows the outcome" : undefined;
}

/** Those that all steps reach; of those asked, all must be. */
function reachable(
  session: QuerySession,
  steps: readonly SearchedStep[],
  { by, asked }: { readonly by: readonly string[]; readonly asked: Asked },
): Result<readonly string[], readonly Problem[]> {
  const reached: string[] = [];
  for (const dimension of by.length > 0 ? by : candidates(session)) {
    const unplanned = steps
      .map((step) => planInput(session, { metrics: [stepMetrics(step).entered], by: [dimension], ...asked }))
      .find((planned) => !planned.ok);
    if (!unplanned || unplanned.ok) reached.push(dimension);
    else if (by.length > 0) return unplanned;
  }
  return ok(reached);
}

interface Judging {
  readonly dimensions: readonly string[];
  readonly asked: Asked;
}

/** By dimension, those of a question's most at a time. */
async function judgeAll(
  session: QuerySession,
  steps: readonly SearchedStep[],
  { dimensions, asked }: Judging,
): Promise<Result<ReadonlyMap<string, Judged>, readonly Problem[]>> {
  const judged = new Map<string, Judged>();
  for (let first = 0; first < dimensions.length; first += mostTogether) {
    const together = dimensions.slice(first, first + mostTogether);
    const cells: (readonly (readonly CountedValue[])[])[] = [];
    for (const step of steps) {
      const counted = await countValues(session, step, { dimensions: together, asked });
      if (!counted.ok) return counted;
      cells.push(counted.value);
    }
    for (const [place, dimension] of together.entries())
      judged.set(
        dimension,
        judge(
          steps,
          cells.map((one) => one[place]!),
        ),
      );
  }
  return ok(judged);
}

/** Those that cannot be asked together are asked one by one. */
async function countValues(
  session: QuerySession,
  step: SearchedStep,
  { dimensions, asked }: Judging,
): ReturnType<typeof countEach> {
  const { entered, converted } = stepMetrics(step);
  const query = { ...asked, metrics: [entered, converted] };
  const together = await countEach(session, { ...query, by: dimensions }, mostCounted);
  if (together.ok || dimensions.length === 1) return together;
  const alone: (readonly CountedValue[])[] = [];
  for (const dimension of dimensions) {
    const counted = await countEach(session, { ...query, by: [dimension] }, mostCounted);
    if (!counted.ok) return counted;
    alone.push(counted.value[0]!);
  }
  return ok(alone);
}

/** By the values of one dimension in each step. */
function judge(steps: readonly SearchedStep[], ofSteps: readonly (readonly CountedValue[])[]): Judged {
  const known = new Set<string | null>();
  const notIn: string[] = [];
  for (const [place, values] of ofSteps.entries()) {
    const cells = values.map(({ value, counts: [entered = 0, converted = 0] }) => ({
      value,
      entered,
      converted,
    }));
    for (const { value, entered: people } of cells) if (people > 0) known.add(value);
    if (followsOutcome(cells)) notIn.push(steps[place]!.id);
  }
  return { values: known.size, notIn };
}

interface Counted {
  readonly value: string | null;
  readonly entered: number;
  readonly converted: number;
}

const almostNobody = 0.05;
const noChance = 1e-6;

/** A group of which all but nobody converts, or all but everybody, where by the others' rate that is no chance. */
function followsOutcome(cells: readonly Counted[]): boolean {
  const sum = (of: (cell: Counted) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const [entered, converted] = [sum((cell) => cell.entered), sum((cell) => cell.converted)];
  return cells.some((cell) => {
    const others = entered - cell.entered;
    if (others <= 0 || cell.entered <= 0) return false;
    const rate = (converted - cell.converted) / others;
    const isBelow = cell.converted / cell.entered <= rate * almostNobody;
    const isAbove = 1 - cell.converted / cell.entered <= (1 - rate) * almostNobody;
    if (isBelow && rate > 0) return binomialLowerTail(cell.converted, cell.entered, rate) < noChance;
    return isAbove && rate < 1 && binomialUpperTail(cell.converted, cell.entered, rate) < noChance;
  });
}
