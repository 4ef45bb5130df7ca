import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { levelColumn, type Plan, type Step } from "../plan/plan.ts";
import { printAggregate } from "./print-aggregate.ts";
import { printMerge } from "./print-merge.ts";
import { printMembers } from "./print-members.ts";
import { printOrderStatistic } from "./print-order-statistic.ts";
import { printRollUp } from "./print-roll-up.ts";
import type { PrintContext } from "./print-context.ts";
import { printScan } from "./print-scan.ts";

/** More groups than this are refused; the one more says that there are. */
export const mostGroups = 1_000_000;

/** A plan as one SELECT: its steps by name, then its rows: the level, the keys, the values. */
export function printPlan(plan: Plan, context: PrintContext): Sql {
  const steps = plan.steps.map((step) => sql`${id(step.name)} as (${printStep(step, context)})`);
  const columns = [levelColumn, ...plan.keys, ...plan.values].map((name) => id(name));
  return sql`with ${join(steps)} select ${join(columns)} from ${id(plan.result)} limit ${mostGroups + 1}`;
}

function printStep(step: Step, context: PrintContext): Sql {
  switch (step.kind) {
    case "members":
      return printMembers(step, context);
    case "scan":
      return printScan(step, context);
    case "aggregate":
      return printAggregate(step);
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
