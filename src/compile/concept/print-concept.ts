import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printExpression } from "../print/print-expression.ts";
import { printFrom, scopeOver } from "../print/print-scan-parts.ts";
import { baseAlias } from "../plan/join-plan.ts";
import type {
  AttributeStep,
  ConceptMembersStep,
  ConceptPlan,
  ConceptStep,
  GatherStep,
} from "./concept-plan.ts";
import { instantSql, moment, momentOf, momentSql, nothing, object, stepsSql, timeSql } from "./moment-sql.ts";
import { printCounted } from "./print-counted.ts";
import { printEvents, printFirstEvents, printPick, printSharedEvents } from "./print-events.ts";
import { printMoments } from "./print-moments.ts";
import { printCycles, printLines, printSegment } from "./print-segment.ts";
import { printSilence } from "./print-silence.ts";

const left = { at: id("left_at"), day: id("left_day") };

/** The members: key of the object, cycle, entered_at, left_at, each with its day; one row per object and cycle. */
export function printConcept(plan: ConceptPlan, context: PrintContext): Sql {
  const { hasCycles, precision, endPrecision } = plan;
  const end = hasCycles ? { at: instantSql(left, endPrecision), day: left.day } : nothing;
  const columns = [
    sql`${object} as ${id(plan.key)}`,
    hasCycles ? id("cycle") : sql`cast(1 as bigint) as ${id("cycle")}`,
    sql`${instantSql(moment, precision)} as ${id("entered_at")}`,
    sql`${moment.day} as ${id("entered_at_day")}`,
    sql`${end.at} as ${id("left_at")}`,
    sql`${end.day} as ${id("left_at_day")}`,
  ];
  return stepsSql(conceptSteps(plan, context), sql`select ${join(columns)} from ${id(plan.result)}`);
}

/** The steps by name. */
export function conceptSteps(
  plan: ConceptPlan,
  context: PrintContext,
): readonly (readonly [name: string, select: Sql])[] {
  return plan.steps.map((step) => [step.name, printStep(step, context)]);
}

function printStep(step: ConceptStep, context: PrintContext): Sql {
  switch (step.kind) {
    case "attribute":
      return printAttribute(step, context);
    case "concept":
      return printNested(step, context);
    case "all":
    case "any":
      return printGather(step);
    case "moments":
      return printMoments(step);
    case "lines":
      return printLines(step);
    case "cycles":
      return printCycles(step);
    default:
      return printEventsStep(step, context);
  }
}

type EventsStep = Extract<
  ConceptStep,
  { readonly kind: "first-events" | "shared-events" | "pick" | "events" | "segment" | "counted" | "silence" }
>;

function printEventsStep(step: EventsStep, context: PrintContext): Sql {
  switch (step.kind) {
    case "first-events":
      return printFirstEvents(step, context);
    case "shared-events":
      return printSharedEvents(step, context);
    case "pick":
      return printPick(step, context);
    case "events":
      return printEvents(step, context);
    case "segment":
      return printSegment(step);
    case "counted":
      return printCounted(step, context);
    case "silence":
      return printSilence(step, context);
    default:
      return unreachable(step);
  }
}

function printAttribute({ dataset, key, joins, where, since }: AttributeStep, context: PrintContext): Sql {
  const from = printFrom(id(dataset), joins);
  const holds = printExpression(where, scopeOver(joins, context));
  return sql`select ${id(baseAlias, key)} as ${object}, ${momentSql(since ? timeSql(since) : nothing)} ${from} where ${holds}`;
}

/** The moments of another concept's members, with their ends when they have some. */
function printNested({ plan }: ConceptMembersStep, context: PrintContext): Sql {
  const ends = plan.hasCycles ? [left.at, left.day] : [];
  const columns = join([object, moment.at, moment.day, ...ends]);
  return stepsSql(conceptSteps(plan, context), sql`select ${columns} from ${id(plan.result)}`);
}

function printGather({ kind, members }: GatherStep): Sql {
  const one = "g";
  const together = join(
    members.map((member) => sql`select ${join([object, moment.at, moment.day])} from ${id(member)}`),
    " union all ",
  );
  const { at, day } = momentOf(one);
  const dated = (column: Sql) =>
    kind === "any"
      ? sql`min(${column})`
      : sql`case when count(${day}) = ${members.length} then max(${column}) end`;
  const having = kind === "any" ? sql`` : sql` having count(*) = ${members.length}`;
  return sql`select ${object}, ${momentSql({ at: dated(at), day: dated(day) })} from (${together}) as ${id(one)} group by ${object}${having}`;
}
