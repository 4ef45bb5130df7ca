import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ClauseFormula, MomentsStep, TimedClause } from "./concept-plan.ts";
import { inOrder, type Moment, moment, momentOf, momentSql, nothing, object, segment } from "./moment-sql.ts";
import { linesBefore, linesUpTo, phase, through } from "./print-segment.ts";

const clause = id("clause");
const begins = id("begins");
const known = id("known");
const unknown = id("unknown");
const enters = id("enters");
const stands = id("stands");
const anew = id("anew");
const isEntered = id("is_entered");
const isAnew = id("is_anew");

/**
 * The clauses' beginnings and ends in one line of time for each object, with how many times each clause then holds: at
 * known moments, and at unknown ones. Where a clause begins and the formula holds, the concept does.
 */
export function printMoments(step: MomentsStep): Sql {
  const changes = join(changesOf(step), " union all ");
  const marked = step.lines === undefined ? changes : markedSql(changes);
  const held = sql`select *, ${join(step.clauses.flatMap((one, index) => countsSql(step, one, index)))} from (${marked}) as m`;
  const inside = step.lines === undefined ? [] : [sql`${phase} = 0`, sql`${through} = ${segment}`];
  return step.takes === "every" ? everySql(step, held) : entriesSql(step, held, inside);
}

interface Change {
  readonly from: string;
  readonly at: Moment;
  readonly clause: number;
  readonly isBeginning: boolean;
  /** 1 where the clause begins to hold for one more reason, -1 where one ends. */
  readonly step: 1 | -1;
}

function changesOf({ clauses, lines, base }: MomentsStep): readonly Sql[] {
  const changes = clauses.flatMap(({ step: from, isNegated, hasEnds }, index): readonly Change[] => {
    const entry = { from, at: moment, clause: index + 1, isBeginning: !isNegated, step: 1 } as const;
    const leaving = momentOf("c", ["left_at", "left_day"]);
    const end = { from, at: leaving, clause: index + 1, isBeginning: isNegated, step: -1 } as const;
    return hasEnds ? [entry, end] : [entry];
  });
  return [
    ...changes.map(changeSql),
    ...(lines === undefined
      ? []
      : [sql`select ${object}, ${moment.at}, ${moment.day}, 1, 0, 0, 0, 0 from ${id(lines)}`]),
    ...(base
      ? [sql`select ${id(base.key)}, ${nothing.at}, ${nothing.day}, 0, 0, 0, 0, 0 from ${id(base.dataset)}`]
      : []),
  ];
}

/** What ends tells by the entry whether it had begun at a known moment. */
function changeSql({ from, at, clause: number, isBeginning, step }: Change): Sql {
  const delta = literalSql(step);
  const isDated = sql`${id("c", "day")} is not null`;
  const where = step === -1 ? sql` where ${at.day} is not null` : sql``;
  return sql`select ${id("c", "object_id")} as ${object}, ${momentSql(at)}, 0 as ${phase}, ${literalSql(number)} as ${clause}, ${literalSql(isBeginning ? 1 : 0)} as ${begins}, case when ${isDated} then ${delta} else 0 end as ${known}, case when ${isDated} then 0 else ${delta} end as ${unknown} from ${id(from)} as ${id("c")}${where}`;
}

function markedSql(changes: Sql): Sql {
  return sql`select *, ${linesBefore} as ${segment}, ${linesUpTo} as ${through} from (${changes}) as u`;
}

function countsSql({ lines }: MomentsStep, { isReset }: TimedClause, index: number): readonly Sql[] {
  const keys = lines !== undefined && isReset ? [object, segment] : [object];
  const order = lines === undefined ? inOrder : sql`${inOrder}, ${phase}`;
  const count = (of: Sql, name: string) =>
    sql`sum(case when ${clause} = ${literalSql(index + 1)} then ${of} else 0 end) over (partition by ${join(keys)} ${order}) as ${id(name)}`;
  return [count(known, knownName(index)), count(unknown, unknownName(index))];
}

function knownName(index: number): string {
  return `known_${index + 1}`;
}

function unknownName(index: number): string {
  return `unknown_${index + 1}`;
}

/** Whether the formula holds: surely, or counting also what holds since an unknown moment. */
function formulaSql({ clauses }: MomentsStep, formula: ClauseFormula, isSure: boolean): Sql {
  const print = (one: ClauseFormula): Sql => {
    if (one.kind !== "clause")
      return join(
        one.of.map((part) => sql`(${print(part)})`),
        one.kind === "all" ? " and " : " or ",
      );
    const [counted, guessed] = [id(knownName(one.index)), id(unknownName(one.index))];
    if (clauses[one.index]!.isNegated) return sql`${counted} = 0 and ${guessed} = 0`;
    return isSure ? sql`${counted} > 0` : sql`${counted} + ${guessed} > 0`;
  };
  return print(formula);
}

function everySql(step: MomentsStep, held: Sql): Sql {
  const conditions = [
    sql`${begins} = 1`,
    sql`${moment.day} is not null`,
    formulaSql(step, step.formula, true),
  ];
  return sql`select distinct ${join([object, moment.at, moment.day])} from (${held}) as h where ${all(conditions)}`;
}

/**
 * In each segment the first moment that is known; where none is, but what holds since an unknown moment makes the
 * formula hold in the end, an entry without a date. After a line, something must begin anew.
 */
function entriesSql(step: MomentsStep, held: Sql, inside: readonly Sql[]): Sql {
  const keys = step.lines === undefined ? [object] : [object, segment];
  const flag = (conditions: readonly Sql[]) => sql`case when ${all(conditions)} then 1 else 0 end`;
  const dated = [sql`${begins} = 1`, sql`${moment.day} is not null`];
  const points = sql`select ${join([...keys, moment.at, moment.day])}, ${flag([...dated, formulaSql(step, step.formula, true)])} as ${enters}, ${flag([formulaSql(step, step.formula, false)])} as ${stands}, ${flag(dated)} as ${anew} from (${held}) as h${inside.length === 0 ? sql`` : sql` where ${all(inside)}`}`;
  const by = sql`partition by ${join(keys)}`;
  const ranked = sql`select *, row_number() over (${by} order by ${enters} desc, ${moment.day} nulls first, ${moment.at} nulls first) as ${id("first")}, row_number() over (${by} order by ${moment.day} desc nulls last, ${moment.at} desc nulls last) as ${id("last")}, max(${enters}) over (${by}) as ${isEntered}, max(${anew}) over (${by}) as ${isAnew} from (${points}) as p`;
  const first = sql`${enters} = 1 and ${id("first")} = 1`;
  const opens = step.lines === undefined ? sql`true` : sql`${segment} = 0 or ${isAnew} = 1`;
  const unknownEntry = sql`${isEntered} = 0 and ${id("last")} = 1 and ${stands} = 1 and (${opens})`;
  const entry = momentSql({
    at: sql`case when ${enters} = 1 then ${moment.at} end`,
    day: sql`case when ${enters} = 1 then ${moment.day} end`,
  });
  return sql`select ${join(keys)}, ${entry} from (${ranked}) as r where (${first}) or (${unknownEntry})`;
}
