import { unreachable } from "../../core/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { baseAlias } from "../plan/join-plan.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printExpression } from "../print/print-expression.ts";
import { printFrom, scopeOver } from "../print/print-scan-parts.ts";
import type {
  AttributeStep,
  Bound,
  ConceptPlan,
  ConceptStep,
  FirstEventsStep,
  GatherStep,
  NthEventStep,
} from "./concept-plan.ts";

/** Each step is (object_id, entered_at, entered_at_day), one row per object. */
export function printConcept(plan: ConceptPlan, context: PrintContext): Sql {
  const steps = plan.steps.map((step) => sql`${id(step.name)} as (${printStep(step, context)})`);
  return sql`with ${join(steps)} select ${id("object_id")} as ${id(plan.key)}, ${id("entered_at")}, ${id("entered_at_day")} from ${id(plan.result)}`;
}

function printStep(step: ConceptStep, context: PrintContext): Sql {
  switch (step.kind) {
    case "first-events":
      return printFirstEvents(step, context);
    case "pick":
      return printPick(step.name, step.input);
    case "nth-event":
      return printNthEvent(step, context);
    case "attribute":
      return printAttribute(step, context);
    case "concept":
      return printNested(step.plan, context);
    case "all":
    case "any":
      return printGather(step);
    default:
      return unreachable(step);
  }
}

function entryOf(step: Pick<NthEventStep, "time">): { readonly at: Sql; readonly day: Sql } {
  const { column, day, type } = step.time;
  const time = id(baseAlias, column);
  return { at: type === "instant" ? time : sql`cast(${time} as timestamp)`, day: id(baseAlias, day) };
}

function printFirstEvents(step: FirstEventsStep, context: PrintContext): Sql {
  const scope = scopeOver(step.joins, context);
  const object = id(baseAlias, step.via);
  const { at, day } = entryOf(step);
  const wheres = step.clauses.map(({ where }) => (where ? printExpression(where, scope) : sql`true`));
  const [only] = wheres;
  const isShared = step.clauses.length > 1;
  const values = isShared
    ? step.clauses.flatMap(({ name }, index) => sharedValues(name, wheres[index]!, { at, day }))
    : [sql`min(${at}) as ${id("entered_at")}`, sql`min(${day}) as ${id("entered_at_day")}`];
  const kept = isShared
    ? join(
        wheres.map((where) => sql`(${where})`),
        " or ",
      )
    : only!;
  return sql`select ${object} as ${id("object_id")}, ${join(values)} ${printFrom(id(step.dataset), step.joins)} where ${all([sql`${object} is not null`, kept])} group by ${object}`;
}

function sharedValues(name: string, where: Sql, { at, day }: { at: Sql; day: Sql }): readonly Sql[] {
  return [
    sql`min(${at}) filter (where ${where}) as ${id(`${name}_at`)}`,
    sql`min(${day}) filter (where ${where}) as ${id(`${name}_day`)}`,
    sql`count(*) filter (where ${where}) as ${id(`${name}_count`)}`,
  ];
}

function printPick(name: string, input: string): Sql {
  return sql`select ${id("object_id")}, ${id(`${name}_at`)} as ${id("entered_at")}, ${id(`${name}_day`)} as ${id("entered_at_day")} from ${id(input)} where ${id(`${name}_count`)} > 0`;
}

function printNthEvent(step: NthEventStep, context: PrintContext): Sql {
  const events = printEvents(step, context);
  const entry = sql`${id("object_id")}, ${id("entered_at")}, ${id("entered_at_day")}`;
  if (step.atLeast === 1)
    return sql`select ${id("object_id")}, min(${id("entered_at")}) as ${id("entered_at")}, min(${id("entered_at_day")}) as ${id("entered_at_day")} from (${events}) as e group by ${id("object_id")}`;
  const order = sql`(partition by ${id("object_id")} order by ${id("entered_at")} nulls last, ${id("event_key")})`;
  if (step.withinDays === undefined) {
    const numbered = sql`select ${entry}, row_number() over ${order} as ${id("number")} from (${events}) as e`;
    return sql`select ${entry} from (${numbered}) as n where ${id("number")} = ${step.atLeast}`;
  }
  return printWithin(step, { context, events, entry, order });
}

interface Windowed {
  readonly context: PrintContext;
  readonly events: Sql;
  readonly entry: Sql;
  readonly order: Sql;
}

/** The event whose n-1 predecessors lie less than the window before it; an undated event is in no window. */
function printWithin(step: NthEventStep, { context, events, entry, order }: Windowed): Sql {
  const column = step.time.type === "instant" ? id("entered_at") : id("entered_at_day");
  const back = sql`lag(${column}, ${step.atLeast - 1}) over ${order}`;
  const spans = sql`select ${entry}, ${back} as ${id("since")} from (${events}) as e where ${id("entered_at_day")} is not null`;
  const days = step.withinDays!;
  const end =
    step.time.type === "instant"
      ? context.dialect.addDaysToInstant(id("since"), days)
      : context.dialect.addDays(id("since"), sql`${days}`);
  return sql`select ${id("object_id")}, min(${id("entered_at")}) as ${id("entered_at")}, min(${id("entered_at_day")}) as ${id("entered_at_day")} from (${spans}) as s where ${column} < ${end} group by ${id("object_id")}`;
}

function printEvents(step: NthEventStep, context: PrintContext): Sql {
  const object = id(baseAlias, step.via);
  const { at, day } = entryOf(step);
  const bounds = step.bounds.map(
    ({ of }, index) =>
      sql` inner join ${id(of)} as ${id(`b${index}`)} on ${id(`b${index}`, "object_id")} = ${object}`,
  );
  const conditions = [
    sql`${object} is not null`,
    ...(step.where ? [printExpression(step.where, scopeOver(step.joins, context))] : []),
    ...step.bounds.map((bound, index) => boundCondition(bound, `b${index}`, { at, day })),
  ];
  return sql`select ${object} as ${id("object_id")}, ${at} as ${id("entered_at")}, ${day} as ${id("entered_at_day")}, ${id(baseAlias, step.key)} as ${id("event_key")} ${printFrom(id(step.dataset), step.joins)}${join(bounds, "")} where ${all(conditions)}`;
}

/** Strictly before (after) the moment; where one side has no hour, the same day counts. */
function boundCondition({ side, byDay }: Bound, alias: string, { at, day }: { at: Sql; day: Sql }): Sql {
  const [own, other] = byDay ? [day, id(alias, "entered_at_day")] : [at, id(alias, "entered_at")];
  if (side === "before") return byDay ? sql`${own} <= ${other}` : sql`${own} < ${other}`;
  return byDay ? sql`${own} >= ${other}` : sql`${own} > ${other}`;
}

function printAttribute({ dataset, key, joins, where, since }: AttributeStep, context: PrintContext): Sql {
  const entry = since
    ? entryOf({ time: since })
    : { at: sql`cast(null as timestamp)`, day: sql`cast(null as date)` };
  return sql`select ${id(baseAlias, key)} as ${id("object_id")}, ${entry.at} as ${id("entered_at")}, ${entry.day} as ${id("entered_at_day")} ${printFrom(id(dataset), joins)} where ${printExpression(where, scopeOver(joins, context))}`;
}

function printNested(plan: ConceptPlan, context: PrintContext): Sql {
  return sql`select ${id(plan.key)} as ${id("object_id")}, ${id("entered_at")}, ${id("entered_at_day")} from (${printConcept(plan, context)}) as m`;
}

function printGather({ kind, members }: GatherStep): Sql {
  const entry = join([id("object_id"), id("entered_at"), id("entered_at_day")]);
  const together = join(
    members.map((member) => sql`select ${entry} from ${id(member)}`),
    " union all ",
  );
  const dated = (column: string) =>
    kind === "any"
      ? sql`min(${id(column)})`
      : sql`case when count(${id("entered_at_day")}) = ${members.length} then max(${id(column)}) end`;
  const having = kind === "any" ? sql`` : sql` having count(*) = ${members.length}`;
  return sql`select ${id("object_id")}, ${dated("entered_at")} as ${id("entered_at")}, ${dated("entered_at_day")} as ${id("entered_at_day")} from (${together}) as g group by ${id("object_id")}${having}`;
}
