import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { metricValue } from "../../definitions/index.ts";
import { levelColumn, type MetricTableStep, type Plan, type Step } from "../plan/plan.ts";
import { printAggregate } from "./print-aggregate.ts";
import { printCalendar } from "./print-calendar.ts";
import { printFinish } from "./print-finish.ts";
import { printMerge } from "./print-merge.ts";
import { printMembers } from "./print-members.ts";
import { printOrderStatistic } from "./print-order-statistic.ts";
import { printEdge, printPick, printReport } from "./print-report.ts";
import { printRollUp } from "./print-roll-up.ts";
import type { PrintContext } from "./print-context.ts";
import { printScan } from "./print-scan.ts";

/** More groups than this are refused; the one more says that there are. */
export const mostGroups = 1_000_000;

/** A plan as one SELECT: its steps by name, then its rows: the level, the keys, the values. */
export function printPlan(plan: Plan, context: PrintContext): Sql {
  const columns = [levelColumn, ...plan.keys, ...plan.values].map((name) => id(name));
  return sql`with ${printSteps(plan, context)} select ${join(columns)} from ${id(plan.result)} limit ${mostGroups + 1}`;
}

function printSteps({ steps }: Plan, context: PrintContext): Sql {
  return join(steps.map((step) => sql`${id(step.name)} as (${printStep(step, context)})`));
}

/** A metric's value beside the key of each row that it is computed for, those that nothing leads to as well. */
function printMetricTable({ plan, dataset, key, finish }: MetricTableStep, context: PrintContext): Sql {
  const [group = ""] = plan.keys;
  const value = printFinish(plan, finish, context);
  const rows = sql`select distinct ${id(key)} as ${id("of")} from ${id(dataset)}`;
  return sql`with ${printSteps(plan, context)} select ${id("of")} as ${id(key)}, ${value} as ${id(metricValue)} from (${rows}) as d left join ${id(plan.result)} as r on ${id("r", group)} = ${id("d", "of")}`;
}

export function printStep(step: Step, context: PrintContext): Sql {
  switch (step.kind) {
    case "members":
      return printMembers(step, context);
    case "scan":
      return printScan(step, context);
    case "metric-table":
      return printMetricTable(step, context);
    case "calendar":
      return printCalendar(step, context);
    case "report":
      return printReport(step);
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
      return unreachable(step);
  }
}
