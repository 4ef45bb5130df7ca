import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { addressOf, baseAlias } from "../plan/join-plan.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printExpression } from "../print/print-expression.ts";
import { printFrom, scopeOver } from "../print/print-scan-parts.ts";
import type { EventScan, EventsStep, FirstEventsStep, PickStep, SharedEventsStep } from "./concept-plan.ts";
import { moment, momentSql, nothing, object, timeSql } from "./moment-sql.ts";

interface PrintedScan {
  /** The object's id. */
  readonly of: Sql;
  /** The condition of each clause. */
  readonly wheres: readonly Sql[];
  /** `from` and `where`. */
  readonly rows: Sql;
}

/** The events that some clause counts, each of an object. */
export function printEventScan(scan: EventScan, context: PrintContext): PrintedScan {
  const scope = scopeOver(scan.joins, context);
  const { alias, column } = addressOf(scan.joins, scan.object);
  const of = id(alias, column);
  const wheres = scan.clauses.map(({ where }) => (where ? printExpression(where, scope) : sql`true`));
  const isWhole = scan.clauses.some(({ where }) => !where);
  const some = join(
    wheres.map((where) => (wheres.length > 1 ? sql`(${where})` : where)),
    " or ",
  );
  const conditions = [sql`${of} is not null`, ...(isWhole ? [] : [some])];
  return { of, wheres, rows: sql`${printFrom(id(scan.dataset), scan.joins)} where ${all(conditions)}` };
}

export function printFirstEvents(step: FirstEventsStep, context: PrintContext): Sql {
  const { of, wheres, rows } = printEventScan(step, context);
  const { at, day } = timeSql(step.time);
  const isDaily = step.time.type === "date";
  const moments = isDaily ? day : at;
  const values =
    step.clauses.length > 1
      ? step.clauses.flatMap(({ name }, index) => [
          sql`min(${moments}) filter (where ${wheres[index]!}) as ${id(momentName(name, isDaily))}`,
          sql`bool_or(case when ${moments} is null then ${wheres[index]!} end) as ${id(`${name}_undated`)}`,
        ])
      : [momentSql({ at: sql`min(${at})`, day: sql`min(${day})` })];
  return sql`select ${of} as ${object}, ${join(values)} ${rows} group by ${of}`;
}

/** The column that holds the first moment of a clause, beside `<clause>_undated`: some events of it carry no date. */
function momentName(clause: string, isDaily: boolean): string {
  return isDaily ? `${clause}_day` : `${clause}_at`;
}

export function printSharedEvents(step: SharedEventsStep, context: PrintContext): Sql {
  const { input, isWhole, isDaily, clauses } = step;
  if (isWhole) return sql`select ${object}, ${moment.at}, ${moment.day} from ${id(input)}`;
  const [first, ...others] = clauses;
  if (first && others.length === 0) return pickedSql({ input, clause: first.of, isDaily }, context);
  const columns = clauses.flatMap(({ name, of }) => [
    sql`${id(momentName(of, isDaily))} as ${id(momentName(name, isDaily))}`,
    sql`${id(`${of}_undated`)} as ${id(`${name}_undated`)}`,
  ]);
  return sql`select ${object}, ${join(columns)} from ${id(input)}`;
}

export function printPick({ name, input, isDaily }: PickStep, context: PrintContext): Sql {
  return pickedSql({ input, clause: name.replace("clause.", "clause_"), isDaily }, context);
}

interface Picked {
  readonly input: string;
  readonly clause: string;
  readonly isDaily: boolean;
}

/** The objects that have such an event, dated or not; days are those of instants in the workspace's zone. */
function pickedSql({ input, clause, isDaily }: Picked, { dialect, timezone }: PrintContext): Sql {
  const first = id(momentName(clause, isDaily));
  const found = isDaily
    ? { at: nothing.at, day: first }
    : { at: first, day: dialect.dayOfInstant(first, timezone) };
  return sql`select ${object}, ${momentSql(found)} from ${id(input)} where ${first} is not null or ${id(`${clause}_undated`)}`;
}

export function printEvents(step: EventsStep, context: PrintContext): Sql {
  const { of, wheres, rows } = printEventScan(step, context);
  const flags =
    step.clauses.length > 1
      ? step.clauses.map(({ name }, index) => sql`, (${wheres[index]!}) as ${id(name)}`)
      : [];
  return sql`select ${of} as ${object}, ${momentSql(timeSql(step.time))}, ${id(baseAlias, step.key)} as ${id("event_key")}${join(flags, "")} ${rows}`;
}

/** The first moment of each object (and segment): moments of one precision are ordered alike by instant and by day. */
export function firstOfSql(keys: readonly Sql[], from: Sql): Sql {
  const first = momentSql({ at: sql`min(${moment.at})`, day: sql`min(${moment.day})` });
  return sql`select ${join(keys)}, ${first} from ${from} group by ${join(keys)}`;
}
