import { all, empty, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { eventColumns, type MatchStep } from "../plan/track-plan.ts";
import { printReached } from "./print-after.ts";
import type { PrintContext } from "./print-context.ts";
import { printPassed, printWithin } from "./print-within.ts";

const { entity, at, day } = eventColumns;

/** Base events that count, then the conversions that are theirs. */
export function printMatch(step: MatchStep, context: PrintContext): Sql {
  const named = [
    sql`${id("kept")} as (${printKept(step)})`,
    sql`${id("pairs")} as (${printPairs(step, context)})`,
    sql`${id("matched")} as (select * from ${id("pairs")} where ${id("number")} = 1)`,
  ];
  const parts = [...printBases(step, context), printConversions(step, context)];
  return sql`with ${join(named)} ${join(parts, " union all ")}`;
}

function columnsOfBase({ baseKeys, carried }: MatchStep): readonly string[] {
  return [...new Set([entity, ...baseKeys, at, day, ...carried])];
}

/** The base events that conversions are looked for after: of an entity the first, where that one decides. */
function printKept(step: MatchStep): Sql {
  const { base, unit, attribution, object } = step;
  const columns = join([...columnsOfBase(step), ...step.constants].map((name) => id(name)));
  if (unit === "entity" && attribution === "first")
    return step.areAlike ? printMoments(step) : printFirsts(step, columns);
  const next = object === undefined ? empty : sql`, ${printNext(step, object)}`;
  return sql`select ${columns}${next} from ${id(base)}`;
}

/** When the object enters again: what comes from then on belongs to the next cycle. */
function printNext({ baseKeys, isDaily }: MatchStep, object: string): Sql {
  const moment = id(isDaily ? day : at);
  return sql`lead(${moment}) over (partition by ${id(object)} order by ${join(baseKeys.map((name) => id(name)))}) as ${id("next_at")}`;
}

/** The first moment of each entity, and the rows of nobody. */
function printMoments({ base, baseKeys }: MatchStep): Sql {
  const keys = baseKeys.map((name) => id(name));
  const columns = [
    id(entity),
    ...keys.map((key) => sql`min(${key}) as ${key}`),
    sql`min(${id(at)}) as ${id(at)}`,
    sql`min_by(${id(day)}, ${id(at)}) as ${id(day)}`,
  ];
  const apart = keys.map((key) => sql`case when ${id(entity)} is null then ${key} end`);
  return sql`select ${join(columns)} from ${id(base)} group by ${join([id(entity), ...apart])}`;
}

/** Rows at the first moment are found without sorting; only those are numbered, by their key. */
function printFirsts({ base, baseKeys }: MatchStep, columns: Sql): Sql {
  const first = sql`select *, min(${id(at)}) over (partition by ${id(entity)}) as ${id("first_at")} from ${id(base)}`;
  const keys = join(baseKeys.map((name) => id(name)));
  const numbered = sql`select *, row_number() over (partition by ${id(entity)} order by ${keys}) as ${id("place")} from (${first}) as f where ${id(at)} = ${id("first_at")} or ${id("first_at")} is null or ${id(entity)} is null`;
  return sql`select ${columns} from (${numbered}) as n where ${id("place")} = 1 or ${id(entity)} is null`;
}

/** Each base with each conversion that its window takes in, numbered so that the first is the one that counts. */
function printPairs(step: MatchStep, context: PrintContext): Sql {
  const { converted, convertedKeys } = step;
  const columns = [
    ...columnsOfBase(step).map((name) => id("b", name)),
    sql`${id("c", at)} as ${id("converted_at")}`,
    sql`${id("c", day)} as ${id("converted_day")}`,
    ...convertedKeys.map((name) => id("c", name)),
    sql`row_number() over (${printOrder(step)}) as ${id("number")}`,
  ];
  return sql`select ${join(columns)} from ${id("kept")} as ${id("b")} inner join ${id(converted)} as ${id("c")} on ${all(printJoin(step, context))}`;
}

function printJoin(step: MatchStep, context: PrintContext): readonly Sql[] {
  const { constants, isDaily, within, object, isSelf } = step;
  const moment = isDaily ? day : at;
  const [first, then] = [id("b", moment), id("c", moment)];
  return [
    ...[entity, ...constants].map((name) => sql`${id("c", name)} = ${id("b", name)}`),
    sql`${then} >= ${first}`,
    ...(within ? printWithin(then, first, { duration: within, isDaily, context }) : []),
    ...(object === undefined ? [] : [sql`${id("b", "next_at")} is null or ${then} < ${id("b", "next_at")}`]),
    ...(isSelf ? [printLater(step)] : []),
  ];
}

/** Of rows of one dataset at one moment, that with the larger key comes later. */
function printLater({ baseKeys, convertedKeys }: MatchStep): Sql {
  const [first, then] = [id("b", at), id("c", at)];
  const later = baseKeys.reduceRight<Sql>((rest, name, index) => {
    const [own, other] = [id("b", name), id("c", convertedKeys[index]!)];
    return sql`${other} > ${own} or (${other} = ${own} and (${rest}))`;
  }, sql`false`);
  return sql`${then} > ${first} or (${then} = ${first} and (${later}))`;
}

/** Whose conversions are told apart, and which pair of each is taken. */
function printOrder(step: MatchStep): Sql {
  const { unit, attribution, baseKeys, convertedKeys } = step;
  const bases = [at, ...baseKeys].map((name) => id("b", name));
  const conversions = [at, ...convertedKeys].map((name) => id("c", name));
  const latest = bases.map((name) => sql`${name} desc`);
  if (unit === "event" && attribution !== "all")
    return printOver(
      convertedKeys.map((name) => id("c", name)),
      attribution === "first" ? bases : latest,
    );
  if (unit === "entity" && attribution !== "all")
    return printOver([id("b", entity)], attribution === "first" ? conversions : [...conversions, ...latest]);
  return printOver(
    baseKeys.map((name) => id("b", name)),
    conversions,
  );
}

function printOver(partition: readonly Sql[], order: readonly Sql[]): Sql {
  return sql`partition by ${join(partition)} order by ${join(order)}`;
}

interface Part {
  readonly from: Sql;
  readonly isConversion: boolean;
  /** Whether its rows hold a conversion. */
  readonly isMatched: boolean;
}

function printBases(step: MatchStep, context: PrintContext): readonly Sql[] {
  const base = { isConversion: false, isMatched: false };
  if (step.unit !== "entity" || step.attribution !== "last")
    return [printPart(step, { ...base, from: sql`${id("kept")}` }, context)];
  return [
    printPart(step, { ...base, from: printUnmatched(step) }, context),
    printPart(step, { isConversion: false, isMatched: true, from: sql`${id("matched")}` }, context),
  ];
}

/** Of each entity without a conversion, its last event; and the events of nobody. */
function printUnmatched({ baseKeys }: MatchStep): Sql {
  const order = [at, ...baseKeys].map((name) => sql`${id(name)} desc nulls last`);
  const numbered = sql`select *, row_number() over (partition by ${id(entity)} order by ${join(order)}) as ${id("place")} from ${id("kept")} where ${id(entity)} is null or ${id(entity)} not in (select ${id(entity)} from ${id("matched")})`;
  return sql`(select * from (${numbered}) as n where ${id("place")} = 1 or ${id(entity)} is null) as u`;
}

function printConversions(step: MatchStep, context: PrintContext): Sql {
  return printPart(step, { from: id("matched"), isConversion: true, isMatched: true }, context);
}

function printPart(step: MatchStep, { from, isConversion, isMatched }: Part, context: PrintContext): Sql {
  const { datedBy, convertedKeys, baseKeys, carried } = step;
  const isByConversion = isConversion && datedBy === "converted";
  const dated = (name: string) => (isByConversion ? id(`converted_${name}`) : id(name));
  const own = (name: string) => (isMatched ? id(name) : sql`null as ${id(name)}`);
  const columns = [
    sql`${literalSql(isConversion)} as ${id("is_conversion")}`,
    sql`${printMature(step, context)} as ${id("is_mature")}`,
    sql`${dated(at)} as ${id(at)}`,
    sql`${dated(day)} as ${id(day)}`,
    id(entity),
    ...baseKeys.map((name) => id(name)),
    sql`${id(at)} as ${id("base_at")}`,
    sql`${id(day)} as ${id("base_day")}`,
    ...["converted_at", "converted_day", ...convertedKeys].map(own),
    ...carried.map((name) => id(name)),
  ];
  return sql`select ${join(columns)} from ${from}`;
}

/** Whether a conversion was waited for long enough; a base without a date is counted apart. */
function printMature({ patience, isDaily, asOf }: MatchStep, context: PrintContext): Sql {
  if (!patience) return sql`true`;
  const within = { duration: patience, isDaily, context };
  return sql`coalesce(${printPassed(id(isDaily ? day : at), printReached(asOf, isDaily), within)}, true)`;
}
