import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { addressOf, baseAlias } from "../plan/join-plan.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printExpression } from "../print/print-expression.ts";
import { printFrom, scopeOver } from "../print/print-scan-parts.ts";
import type { EventScan, EventsStep, FirstEventsStep, PickStep, SharedEventsStep } from "./concept-plan.ts";
import { moment, momentSql, object, timeSql } from "./moment-sql.ts";

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
  const values =
    step.clauses.length > 1
      ? step.clauses.flatMap(({ name }, index) => [
          sql`min(${at}) filter (where ${wheres[index]!}) as ${id(`${name}_at`)}`,
          sql`min(${day}) filter (where ${wheres[index]!}) as ${id(`${name}_day`)}`,
          sql`count(*) filter (where ${wheres[index]!}) as ${id(`${name}_count`)}`,
        ])
      : [momentSql({ at: sql`min(${at})`, day: sql`min(${day})` })];
  return sql`select ${of} as ${object}, ${join(values)} ${rows} group by ${of}`;
}

export function printSharedEvents({ input, isWhole, clauses }: SharedEventsStep): Sql {
  if (isWhole) return sql`select ${object}, ${moment.at}, ${moment.day} from ${id(input)}`;
  const [first, ...others] = clauses;
  if (first && others.length === 0) {
    const picked = momentSql({ at: id(`${first.of}_at`), day: id(`${first.of}_day`) });
    return sql`select ${object}, ${picked} from ${id(input)} where ${id(`${first.of}_count`)} > 0`;
  }
  const columns = clauses.flatMap(({ name, of }) =>
    ["at", "day", "count"].map((part) => sql`${id(`${of}_${part}`)} as ${id(`${name}_${part}`)}`),
  );
  return sql`select ${object}, ${join(columns)} from ${id(input)}`;
}

export function printPick({ name, input }: PickStep): Sql {
  const clause = name.replace("clause.", "clause_");
  const picked = momentSql({ at: id(`${clause}_at`), day: id(`${clause}_day`) });
  return sql`select ${object}, ${picked} from ${id(input)} where ${id(`${clause}_count`)} > 0`;
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
