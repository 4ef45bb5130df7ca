import { ok, type Problem, type Result } from "../../core/index.ts";
import type { FunnelDimension } from "../../kpi/index.ts";
import { binomialLowerTail, binomialUpperTail } from "../../stats/index.ts";
import { planInput, queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import { cellsOf } from "./cells-of.ts";
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
  const found: SearchedDimension[] = [];
  const leftOut: LeftOut[] = [];
  for (const dimension of by.length > 0 ? by : candidates(session)) {
    const unplanned = steps
      .map((step) => planInput(session, { metrics: [stepMetrics(step).entered], by: [dimension], ...asked }))
      .find((planned) => !planned.ok);
    if (unplanned && !unplanned.ok) {
      if (by.length > 0) return unplanned;
      leftOut.push({ dimension, why: "unreachable" });
      continue;
    }
    const judged = await judge(session, steps, { dimension, asked });
    if (!judged.ok) return judged;
    const { values, notIn } = judged.value;
    const why = whyNot(judged.value, steps);
    if (why !== undefined) leftOut.push({ dimension, why });
    else found.push({ ...described(session, dimension), values, notIn });
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
  if (notIn.length === steps.length) return "follows the outcome";
  return values > mostValues ? "too many values" : undefined;
}

async function judge(
  session: QuerySession,
  steps: readonly SearchedStep[],
  { dimension, asked }: { readonly dimension: string; readonly asked: Asked },
): Promise<Result<Judged, readonly Problem[]>> {
  const names = steps.map((step) => stepMetrics(step));
  const answer = await queryMetric(session, {
    metrics: [...new Set(names.flatMap(({ entered, converted }) => [entered, converted]))],
    by: [dimension],
    totals: false,
    ...asked,
  });
  if (!answer.ok) return answer;
  const known = new Set<string | null>();
  const notIn: string[] = [];
  for (const [place, { entered, converted }] of names.entries()) {
    const cells = cellsOf(answer.value, [dimension, entered, converted]).map(
      ([value = null, base, done]) => ({ value, entered: Number(base), converted: Number(done) }),
    );
    for (const { value, entered: people } of cells) if (people > 0) known.add(value);
    if (followsOutcome(cells)) notIn.push(steps[place]!.id);
  }
  return ok({ values: known.size, notIn });
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
