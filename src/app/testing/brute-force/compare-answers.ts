import type { Answer, AnswerValue, MetricQuery } from "../../../contract/index.ts";
import { isDecimal } from "../../../core/index.ts";
import type { PlainAnswer, PlainCell, PlainRow } from "./answer.ts";
import { exact, Exact, isNumber, keyText, type Value } from "./value.ts";

/** The first difference between an answer and what it should be, in words; undefined when there is none. */
export function differenceOf(query: MetricQuery, given: Answer, wanted: PlainAnswer): string | undefined {
  const width = given.columns.filter(({ kind }) => kind === "time" || kind === "dimension").length;
  const at = new Map(given.columns.map(({ name }, index) => [name, index]));
  const reading: Reading = { query, width, at };
  const rows = differenceOfRows(reading, "rows", given.rows, wanted.rows);
  if (rows !== undefined) return rows;
  const levels = (totals: readonly { readonly keys: readonly string[] }[]) =>
    JSON.stringify(totals.map(({ keys }) => keys));
  const [found, expected] = [levels(given.totals), levels(wanted.totals)];
  if (found !== expected) return `totals at ${found}, not ${expected}`;
  return differenceOfRows(
    reading,
    "totals",
    given.totals.map(({ row }) => row),
    wanted.totals.map(({ row }) => row),
  );
}

interface Reading {
  readonly query: MetricQuery;
  /** How many keys there are. */
  readonly width: number;
  /** Columns by name. */
  readonly at: ReadonlyMap<string, number>;
}

type GivenRow = readonly AnswerValue[];

function differenceOfRows(
  reading: Reading,
  where: string,
  given: readonly GivenRow[],
  wanted: readonly PlainRow[],
): string | undefined {
  const keys = (row: GivenRow) => keyText(row.slice(0, reading.width).map(plain));
  const found = given.map(keys);
  const expected = wanted.map((row) => keyText(row.keys));
  if (JSON.stringify(found) !== JSON.stringify(expected))
    return `${where}: groups ${found.join(" ")}, not ${expected.join(" ")}`;
  for (const [index, row] of wanted.entries())
    for (const [metric, cell] of row.metrics.entries()) {
      const name = reading.query.metrics[metric]!;
      const difference = differenceOfCell(cell, (suffix) =>
        plain(given[index]![reading.at.get(`${name}${suffix}`)!]),
      );
      if (difference !== undefined) return `${where}: ${name} of ${expected[index]!}: ${difference}`;
    }
  return undefined;
}

/** Numbers that an engine gives are read as they are: exact, whatever carries them. */
function plain(value: AnswerValue | undefined): Value {
  if (value === undefined) throw new Error("A column is missing.");
  if (typeof value === "number" || isDecimal(value)) return exact(String(value));
  return value;
}

function differenceOfCell(cell: PlainCell, given: (suffix: string) => Value): string | undefined {
  const { value, isQuotient, ...compared } = cell;
  const size = sizeOf(value, compared.earlier);
  const share = sizeOf(compared.earlier);
  const pairs: readonly (readonly [suffix: string, wanted: Value | undefined, rounded: Exact | undefined])[] =
    [
      ["", value, isQuotient ? exact(0) : undefined],
      [".earlier", compared.earlier, isQuotient ? exact(0) : undefined],
      [".change", compared.change, isQuotient ? size : undefined],
      [".relative_change", compared.relative, share.isZero() ? share : size.div(share)],
    ];
  for (const [suffix, wanted, rounded] of pairs) {
    if (wanted === undefined) continue;
    const found = given(suffix);
    if (!isSame(found, wanted, rounded)) return `${suffix} ${show(found)}, not ${show(wanted)}`;
  }
  return undefined;
}

function show(value: Value): string {
  return isNumber(value) ? value.toFixed() : String(value);
}

/** The greatest of some numbers, without their signs. */
function sizeOf(...values: readonly (Value | undefined)[]): Exact {
  return Exact.max(0, ...values.filter(isNumber).map((value) => value.abs()));
}

/** Exactly; what was rounded, whose digits may go on for ever, to fifteen digits of what it was made of. */
function isSame(found: Value, wanted: Value, rounded: Exact | undefined): boolean {
  if (!isNumber(found) || !isNumber(wanted)) return found === wanted;
  if (!rounded) return found.eq(wanted);
  const most = Exact.max(wanted.abs(), rounded);
  return found.minus(wanted).abs().lte(most.times("1e-15"));
}
