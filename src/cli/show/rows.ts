import type { OpenedInput, OpenedRows } from "../../app/open-rows.ts";
import { type CsvCell, isDecimal } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { formatCount, formatDay, formatInstant } from "../format/quantities.ts";
import { formatValue } from "../format/value.ts";
import { type Block, heading, paragraph, table } from "../printing/block.ts";

type RowCell = OpenedInput["table"]["rows"][number][number];

const words = {
  en: {
    input: (total: string, of: string, aggregation: string) =>
      `${total} rows of ${of}, taken together by ${aggregation}`,
    cut: (shown: string, total: string) =>
      `${shown} of ${total} are shown: --limit N shows more, --csv writes them all.`,
    weight: "weight is what a row brings to the number.",
    origin: "_source, _load, _file and _record say where it came from.",
  },
  fr: {
    input: (total: string, of: string, aggregation: string) =>
      `${total} lignes de ${of}, réunies par ${aggregation}`,
    cut: (shown: string, total: string) =>
      `${shown} sur ${total} sont montrées : --limit N en montre davantage, --csv les écrit toutes.`,
    weight: "weight est ce qu'une ligne apporte au chiffre.",
    origin: "_source, _load, _file et _record disent d'où elle vient.",
  },
};

/** The rows behind a cell: one table for each input of its metric. */
export function showRows({ inputs }: OpenedRows, reader: Reader, timezone: string): readonly Block[] {
  const say = words[reader.language];
  const hasOrigin = inputs.some(({ table: { columns } }) => columns.some(({ name }) => name === "_source"));
  return [
    ...inputs.flatMap((input) => showInput(input, reader, timezone)),
    paragraph(hasOrigin ? `${say.weight} ${say.origin}` : say.weight, "dim"),
  ];
}

function showInput(input: OpenedInput, reader: Reader, timezone: string): readonly Block[] {
  const say = words[reader.language];
  const { columns, rows } = input.table;
  const total = formatCount(input.total, reader);
  return [
    heading(say.input(total, input.of, input.aggregation)),
    table(
      columns.map(({ name, type }) => ({
        title: name,
        align: type === "decimal" || type === "double" || name === "weight" ? "right" : "left",
      })),
      rows.map((row) =>
        row.map((cell, index) => cellText(cell, columns[index]?.type ?? "text", reader, timezone)),
      ),
    ),
    ...(rows.length < input.total ? [paragraph(say.cut(formatCount(rows.length, reader), total))] : []),
  ];
}

function cellText(cell: RowCell, type: string, reader: Reader, timezone: string): string {
  if (cell === null) return "";
  if (isDecimal(cell)) return formatValue(cell, "", reader);
  if (typeof cell !== "string") return String(cell);
  if (type === "date") return formatDay(cell, reader);
  return type === "instant" ? formatInstant(cell, reader, timezone) : cell;
}

/** All inputs one below the other, told apart by their first column. */
export function rowsAsTable({ inputs }: OpenedRows): {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
} {
  const names = [...new Set(inputs.flatMap(({ table: { columns } }) => columns.map(({ name }) => name)))];
  const rows = inputs.flatMap(({ measure, table: { columns, rows: own } }) => {
    const positions = names.map((name) => columns.findIndex((column) => column.name === name));
    return own.map((row) => [measure, ...positions.map((position) => csvCell(row[position] ?? null))]);
  });
  return { titles: ["_input", ...names], rows };
}

function csvCell(cell: RowCell): CsvCell {
  return isDecimal(cell) || typeof cell !== "object" || cell === null ? cell : JSON.stringify(cell);
}
