import { unreachable } from "../../core/index.ts";
import { empty, id, join, type Sql, sql } from "../../sql/index.ts";
import { metricValue } from "../../definitions/index.ts";
import type { TrackStep } from "../plan/track-plan.ts";
import { levelColumn, type MembersStep, type MetricTableStep, type Plan, type Step } from "../plan/plan.ts";
import { printAggregate } from "./print-aggregate.ts";
import { businessDays } from "./print-business-days.ts";
import { printCalendar } from "./print-calendar.ts";
import { printAged, printWithAges } from "./print-aged.ts";
import { printCurve } from "./print-curve.ts";
import { printFinish } from "./print-finish.ts";
import { printMerge } from "./print-merge.ts";
import { printMatch } from "./print-match.ts";
import { printMembers } from "./print-members.ts";
import { printOrderStatistic } from "./print-order-statistic.ts";
import { printEdge, printEmptyPeriods, printPick, printReport } from "./print-report.ts";
import { printPresence } from "./print-presence.ts";
import { printRollUp } from "./print-roll-up.ts";
import type { PrintContext } from "./print-context.ts";
import { printScan } from "./print-scan.ts";
import { printWays } from "./print-ways.ts";

/** More groups than this are refused; the one more says that there are. */
export const mostGroups = 1_000_000;

/** A plan as one SELECT: its steps by name, then its rows: the level, the keys, the values. */
export function printPlan(plan: Plan, context: PrintContext): Sql {
  const { named, columns } = partsOf(plan, context);
  return sql`with ${named} select ${columns} from ${id(plan.result)} limit ${mostGroups + 1}`;
}

/** The groups above the detail, where there are any, so many of each level at most: of a level that has more, any. */
export function printFewOfEach(plan: Plan, most: number, context: PrintContext): Sql {
  const { named, columns } = partsOf(plan, context);
  const level = id(levelColumn);
  const above = plan.levels.length > 1 ? sql` where ${level} > 0` : empty;
  const numbered = sql`select ${columns}, row_number() over (partition by ${level} order by ${level}) as ${id("place")} from ${id(plan.result)}${above}`;
  return sql`with ${named} select ${columns} from (${numbered}) as n where ${id("place")} <= ${most}`;
}

function partsOf(plan: Plan, context: PrintContext): { readonly named: Sql; readonly columns: Sql } {
  const columns = [levelColumn, ...plan.keys, ...plan.values].map((name) => id(name));
  return {
    named: join([...businessDays(plan.steps, context), ...printSteps(plan.steps, context)]),
    columns: join(columns),
  };
}

/** Steps by name, each once and before what reads it. */
export function printSteps(steps: readonly Step[], context: PrintContext): readonly Sql[] {
  const named = [...new Map(steps.map((step) => [step.name, step])).values()];
  const { shared, members } = printMembers(named, context);
  const printed = (step: Step) =>
    step.kind === "members" ? members.get(step.name)! : printStep(step, context);
  return [
    ...shared,
    ...named.map((step) =>
      step.kind === "ways" || (step.kind === "scan" && step.isShared)
        ? context.dialect.namedOnce(id(step.name), printed(step))
        : sql`${id(step.name)} as (${printed(step)})`,
    ),
  ];
}

/** A metric's value beside the key of each row that it is computed for; rows that none leads to are not there. */
function printMetricTable({ plan, key, finish }: MetricTableStep, context: PrintContext): Sql {
  const [group = ""] = plan.keys;
  const value = printFinish(plan, finish, context);
  return sql`with ${join(printSteps(plan.steps, context))} select ${id(group)} as ${id(key)}, ${value} as ${id(metricValue)} from ${id(plan.result)} where ${id(group)} is not null`;
}

type SourceStep = Extract<Step, { readonly kind: "first-cycles" | "scan" | "metric-table" | "calendar" }>;

/** What reads datasets, concepts, calendars. */
function printSource(step: SourceStep, context: PrintContext): Sql {
  switch (step.kind) {
    case "first-cycles":
      return sql`select * from ${id(step.input)} where ${id("cycle")} = 1`;
    case "scan":
      return printScan(step, context);
    case "metric-table":
      return printMetricTable(step, context);
    case "calendar":
      return printCalendar(step, context);
    default:
      return unreachable(step);
  }
}

function printStep(step: Exclude<Step, MembersStep>, context: PrintContext): Sql {
  switch (step.kind) {
    case "report":
      return printReport(step);
    case "empty-periods":
      return printEmptyPeriods(step);
    case "edge":
      return printEdge(step);
    case "pick":
      return printPick(step);
    case "aggregate":
      return printAggregate(step, context);
    case "order-statistic":
      return printOrderStatistic(step, context);
    case "roll-up":
      return printRollUp(step);
    case "merge":
      return printMerge(step);
    default:
      return isTracked(step) ? printTracked(step, context) : printSource(step, context);
  }
}

function isTracked(step: Step): step is TrackStep {
  return ["match", "ways", "curve", "presence", "aged", "with-ages"].includes(step.kind);
}

/** What follows events. */
function printTracked(step: TrackStep, context: PrintContext): Sql {
  switch (step.kind) {
    case "match":
      return printMatch(step, context);
    case "ways":
      return printWays(step, context);
    case "curve":
      return printCurve(step);
    case "presence":
      return printPresence(step, context);
    case "aged":
      return printAged(step, context);
    case "with-ages":
      return printWithAges(step);
    default:
      return unreachable(step);
  }
}
