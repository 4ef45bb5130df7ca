import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { firstYear, lastYear, type Transition, type Zone } from "./zone.ts";

/**
 * The instant (UTC) of a local time. A time that the clocks skip is moved forward by what they skip; one
 * that they show twice is the first. The offsets stand in the SQL: DuckDB's own conversion costs several
 * times as much, and serves the years outside them.
 */
export function toUtcSql(local: Sql, zone: Zone): Sql {
  const steps = zone.transitions.map((change) => ({
    from: change.at + Math.max(change.before, change.after),
    offset: change.after,
  }));
  if (steps.length === 0) return shiftSql(local, literalSql(-zone.offsetAtStart));
  const known = shiftSql(local, sql`-${offsetSql(local, zone.offsetAtStart, steps)}`);
  return knownYearsSql(local, known, sql`timezone('UTC', timezone(${literalSql(zone.name)}, ${local}))`);
}

/** The day of an instant (UTC) in a zone. */
export function dayInZoneSql(instant: Sql, zone: Zone): Sql {
  const steps = zone.transitions.map((change) => ({ from: change.at, offset: change.after }));
  if (steps.length === 0) return sql`${shiftSql(instant, literalSql(zone.offsetAtStart))}::date`;
  const known = shiftSql(instant, offsetSql(instant, zone.offsetAtStart, steps));
  const other = sql`timezone(${literalSql(zone.name)}, timezone('UTC', ${instant}))`;
  return sql`(${knownYearsSql(instant, known, other)})::date`;
}

/** The rule that was applied to a local time when the clocks changed, else null. */
export function clockRepairSql(local: Sql, zone: Zone): Sql {
  if (zone.transitions.length === 0) return sql`null`;
  const windows = zone.transitions.map(windowOf);
  const months = numbers(windows.map(({ from }) => new Date(from * 1000).getUTCMonth() + 1));
  const hours = numbers(windows.flatMap(hoursOf));
  return sql`case when hour(${local}) in (${hours}) and month(${local}) in (${months})
    then case ${windowKindSql(local, windows)} when 1 then 'clock-skipped' when 2 then 'clock-repeated' end end`;
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly isGap: boolean;
}

/** The local times (as if they were UTC) that do not exist or exist twice. */
function windowOf({ at, before, after }: Transition): Window {
  return { from: at + Math.min(before, after), to: at + Math.max(before, after), isGap: after > before };
}

function hoursOf({ from, to }: Window): readonly number[] {
  const hours = [];
  for (let moment = from; moment < to; moment += 1800) hours.push(new Date(moment * 1000).getUTCHours());
  return hours;
}

function numbers(values: readonly number[]): Sql {
  return join([...new Set(values)].sort((a, b) => a - b).map((value) => literalSql(value)));
}

/** 1 in a window that is skipped, 2 in one that is repeated. */
function windowKindSql(local: Sql, windows: readonly Window[]): Sql {
  const steps = windows.flatMap(({ from, to, isGap }) => [
    { from, offset: isGap ? 1 : 2 },
    { from: to, offset: 0 },
  ]);
  return offsetSql(local, 0, steps);
}

interface Step {
  /** Epoch seconds. */
  readonly from: number;
  readonly offset: number;
}

/** The offset of the last step that has begun: found in lists by the moment's year, whose first elements are of `firstYear`. */
function offsetSql(moment: Sql, first: number, steps: readonly Step[]): Sql {
  const years = Array.from({ length: lastYear - firstYear + 2 }, (_, index) => firstYear + index);
  const ofYear = years.map((year) =>
    steps.filter(({ from }) => new Date(from * 1000).getUTCFullYear() === year),
  );
  const most = Math.max(...ofYear.map((one) => one.length));
  const before = years.map(
    (year) => steps.findLast(({ from }) => from < Date.UTC(year, 0) / 1000)?.offset ?? first,
  );
  const at = sql`[year(${moment}) - ${literalSql(firstYear - 1)}]`;
  const element = (values: readonly (number | bigint)[]) =>
    sql`(${literalSql(`[${values.join(",")}]`)}::bigint[])${at}`;
  const branches = Array.from({ length: most }, (_, index) => index)
    .reverse()
    .map((index) => {
      const begins = element(ofYear.map((one) => BigInt(one[index]?.from ?? never) * 1_000_000n));
      return sql`when epoch_us(${moment}) >= ${begins} then ${element(ofYear.map((one) => one[index]?.offset ?? 0))}`;
    });
  return sql`(case ${join(branches, " ")} else ${element(before)} end)`;
}

const never = Date.UTC(9999, 0) / 1000;

function knownYearsSql(moment: Sql, known: Sql, other: Sql): Sql {
  return sql`case when ${moment} >= ${timestampSql(Date.UTC(firstYear, 0, 2) / 1000)} and ${moment} < ${timestampSql(Date.UTC(lastYear, 11, 30) / 1000)} then ${known} else ${other} end`;
}

function shiftSql(moment: Sql, seconds: Sql): Sql {
  return sql`make_timestamp(epoch_us(${moment}) + (${seconds})::bigint * 1000000)`;
}

function timestampSql(epochSeconds: number): Sql {
  const text = new Date(epochSeconds * 1000).toISOString().slice(0, 19).replace("T", " ");
  return sql`${literalSql(text)}::timestamp`;
}
