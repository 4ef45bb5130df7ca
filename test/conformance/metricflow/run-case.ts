import { queryMetric } from "../../../src/app/query-metric.ts";
import type { Answer, AnswerValue } from "../../../src/contract/index.ts";
import { isDecimal, type Problem } from "../../../src/core/index.ts";
import { type TranslatedQuestion, translateQuestion } from "../../../src/interchange/index.ts";
import { id, join, sql } from "../../../src/sql/index.ts";
import { compareRows, type PlainCell, type PlainRow } from "./compare-rows.ts";
import type { OpenModel } from "./open-model.ts";
import { type Case, questionOf } from "./read-cases.ts";

/** Nothing when the answers are the same, else why they are not. */
export async function differenceOf(one: Case, model: OpenModel): Promise<string | undefined> {
  const translated = translateQuestion(model.imported, questionOf(one));
  if (!translated.ok) return `not asked: ${words(translated.error)}`;
  const session = model.session(translated.value.definitions);
  if (!session.ok) return `definitions refused: ${words(session.error)}`;
  const bounds = await boundsOf(model, translated.value);
  const answer = await queryMetric(session.value, { ...translated.value.query, ...bounds });
  if (!answer.ok) return `question refused: ${words(answer.error)}`;
  const { columns, rows } = answerOf(one, translated.value, answer.value);
  const positions = one.expected.columns.map((name) => columns.indexOf(name));
  const lacking = one.expected.columns.filter((_, index) => positions[index]! < 0);
  if (lacking.length > 0) return `columns missing: ${lacking.join(", ")}`;
  const actual = rows.map((row) => positions.map((position) => row[position] ?? null));
  return shown(compareRows(one.expected.rows, actual, one.check_order), one, actual);
}

/** MetricFlow shows every period of its time spine, which ends where its rows do. */
async function boundsOf({ engine }: OpenModel, { calendar }: TranslatedQuestion) {
  if (!calendar) return {};
  const ends = [sql`min(${id(calendar.column)})`, sql`max(${id(calendar.column)})`];
  const { rows } = await engine.query(sql`select ${join(ends)} from ${id(calendar.dataset)}`);
  const [from, to] = (rows[0] ?? []).map((cell) => (typeof cell === "string" ? cell : undefined));
  return from === undefined || to === undefined ? {} : { from, to: lastMoment(to, calendar.granularity) };
}

const milliseconds: { readonly [granularity: string]: number } = {
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
};

/** The last moment of the period of a spine that begins then. */
function lastMoment(start: string, granularity: string): string {
  const length = milliseconds[granularity];
  return length === undefined ? start : new Date(Date.parse(start) + length - 1).toISOString();
}

/** The answer under MetricFlow's names. */
function answerOf(one: Case, { columns }: TranslatedQuestion, answer: Answer) {
  const held = columns.map(({ from }) => answer.columns.findIndex(({ name }) => name === from));
  const rows = answer.rows.map((row) => held.map((position) => plain(row[position] ?? null)));
  const names = columns.map(({ name }) => name);
  return one.min_max_only ? extremes(names, rows) : { columns: names, rows };
}

function plain(value: AnswerValue): PlainCell {
  return isDecimal(value) ? value.toNumber() : value;
}

/** The smallest and the largest of the values that are known. */
function extremes([name = ""]: readonly string[], rows: readonly PlainRow[]) {
  const known = rows.map(([value]) => value ?? null).filter((value) => value !== null);
  const sorted = known.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return {
    columns: [`${name}__min`, `${name}__max`],
    rows: [[sorted[0] ?? null, sorted.at(-1) ?? null]],
  };
}

function shown(
  { missing, extra, isOutOfOrder }: ReturnType<typeof compareRows>,
  one: Case,
  actual: readonly PlainRow[],
): string | undefined {
  if (isOutOfOrder) return "the rows are in another order";
  if (missing.length === 0 && extra.length === 0) return undefined;
  const some = (rows: readonly PlainRow[]) =>
    rows
      .slice(0, 2)
      .map((row) => JSON.stringify(row))
      .join(" ");
  return `${missing.length} of ${one.expected.rows.length} rows missing (${some(missing)}), ${extra.length} of ${actual.length} too much (${some(extra)})`;
}

function words(problems: readonly Problem[]): string {
  return problems
    .slice(0, 2)
    .map(({ place, message }) => `${place ? `${place.file}:${place.line ?? ""} ` : ""}${message.en}`)
    .join(" ");
}
