import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { PrintContext } from "../print/print-context.ts";
import type { Anchor, CountedStep } from "./concept-plan.ts";
import { isNearSql, moment, momentOf, object, precedesSql, segment, whereSql } from "./moment-sql.ts";
import { firstOfSql } from "./print-events.ts";

const event = "e";

/** The moments at which enough events have happened: (object, segment, moment). */
export function printCounted(step: CountedStep, context: PrintContext): Sql {
  const keys = step.isSegmented ? [object, segment] : [object];
  const counted = printCountedEvents(step, context);
  const { takes, atLeast, windowDays, anchors } = step;
  if (atLeast === 1) return takenSql(step, keys, { from: sql`(${counted}) as n`, where: [] });
  const apart = anchors.flatMap((_, index) => [id(anchorAt(index)), id(anchorDay(index))]);
  const order = sql`(partition by ${join([...keys, ...apart])} order by ${moment.day} nulls last, ${moment.at} nulls last, ${id("event_key")})`;
  if (windowDays === undefined) {
    const numbered = sql`select *, row_number() over ${order} as ${id("number")} from (${counted}) as c`;
    const reached = takes === "first" ? sql`= ${atLeast}` : sql`>= ${atLeast}`;
    return takenSql(step, keys, {
      from: sql`(${numbered}) as n`,
      where: [sql`${id("number")} ${reached}`],
    });
  }
  return printWithin(step, { keys, counted, order, windowDays }, context);
}

function anchorAt(index: number): string {
  return `anchor_${index}_at`;
}

function anchorDay(index: number): string {
  return `anchor_${index}_day`;
}

function printCountedEvents(step: CountedStep, context: PrintContext): Sql {
  const anchors = step.anchors.map((anchor, index) => printAnchor(step, anchor, index, context));
  const columns = [
    object,
    ...(step.isSegmented ? [segment] : []),
    moment.at,
    moment.day,
    id("event_key"),
  ].map((column) => sql`${id(event)}.${column}`);
  const apart = step.anchors.map((_, index) => {
    const { at, day } = momentOf(`b${index}`);
    return sql`, ${at} as ${id(anchorAt(index))}, ${day} as ${id(anchorDay(index))}`;
  });
  const where = step.flag === undefined ? [] : [id(event, step.flag)];
  return sql`select ${join(columns)}${join(apart, "")} from ${id(step.input)} as ${id(event)}${join(anchors, "")}${whereSql(where)}`;
}

/** Strictly on its side of the other moment, and not too far. */
function printAnchor(
  { isSegmented }: CountedStep,
  anchor: Anchor,
  index: number,
  { dialect }: PrintContext,
): Sql {
  const alias = `b${index}`;
  const [own, other] = [momentOf(event), momentOf(alias)];
  const pair = anchor.side === "before" ? ([own, other] as const) : ([other, own] as const);
  const { compared, withinDays } = anchor;
  const conditions = [
    sql`${id(alias, "object_id")} = ${id(event, "object_id")}`,
    ...(isSegmented && anchor.isSegmented ? [sql`${id(alias, "segment")} = ${id(event, "segment")}`] : []),
    precedesSql(pair[0], pair[1], compared),
    ...(withinDays === undefined ? [] : [isNearSql(pair, withinDays, compared, dialect)]),
  ];
  return sql` inner join ${id(anchor.of)} as ${id(alias)} on ${join(conditions, " and ")}`;
}

interface Windowed {
  readonly keys: readonly Sql[];
  readonly counted: Sql;
  readonly order: Sql;
  readonly windowDays: number;
}

/** The event whose n-1 predecessors lie less than the window before it; an undated event is in no window. */
function printWithin(
  step: CountedStep,
  { keys, counted, order, windowDays }: Windowed,
  { dialect }: PrintContext,
): Sql {
  const back = step.atLeast - 1;
  const since = { at: id("since_at"), day: id("since_day") };
  const spans = sql`select *, lag(${moment.at}, ${back}) over ${order} as ${since.at}, lag(${moment.day}, ${back}) over ${order} as ${since.day} from (${counted}) as c where ${moment.day} is not null`;
  return takenSql(step, keys, {
    from: sql`(${spans}) as s`,
    where: [isNearSql([since, moment], windowDays, step.precision, dialect)],
  });
}

/** The first time, or every one. */
function takenSql(
  { takes }: CountedStep,
  keys: readonly Sql[],
  { from, where }: { readonly from: Sql; readonly where: readonly Sql[] },
): Sql {
  if (takes === "first") return firstOfSql(keys, sql`${from}${whereSql(where)}`);
  const dated = [...where, sql`${moment.day} is not null`];
  return sql`select distinct ${join([...keys, moment.at, moment.day])} from ${from}${whereSql(dated)}`;
}
