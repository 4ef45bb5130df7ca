import type { Answer, AnswerColumn, AnswerValue } from "../../contract/index.ts";
import { isDecimal, type Localised, unreachable } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { unitAfterValue } from "../format/unit-words.ts";
import { formatCount, formatDay, formatInstant } from "../format/quantities.ts";
import { formatChange, formatPoints, formatValue, nothing } from "../format/value.ts";
import { funnelTables } from "./funnel-tables.ts";
import { type Block, paragraph, table, type TableCell, type TableColumn } from "../printing/block.ts";

const words = {
  en: {
    none: "(none)",
    total: "Total",
    before: "before",
    change: "change",
    interval: "95 % interval",
    yes: "yes",
    no: "no",
    partial: "* not over yet",
    asOf: (asOf: string, snapshot: string, timezone: string) =>
      `As of ${asOf} (${timezone}), snapshot ${snapshot}.`,
    window: (from: string, to: string) => `From ${from} to ${to}.`,
    since: (from: string) => `From ${from} on.`,
    until: (to: string) => `Up to ${to}.`,
    earlier: (from: string, to: string) => `Compared with ${from} – ${to}.`,
    undated: (rows: string, of: string) =>
      `${rows} rows of ${of} carry no date and are left out of the periods.`,
    excluded: (rows: string, of: string) =>
      `${rows} rows of ${of} are left out because the filter meets an empty value.`,
    empty: "Nothing answers this question: no row is left after the filters.",
  },
  fr: {
    none: "(aucun)",
    total: "Total",
    before: "avant",
    change: "variation",
    interval: "intervalle à 95 %",
    yes: "oui",
    no: "non",
    partial: "* période en cours",
    asOf: (asOf: string, snapshot: string, timezone: string) =>
      `Au ${asOf} (${timezone}), instantané ${snapshot}.`,
    window: (from: string, to: string) => `Du ${from} au ${to}.`,
    since: (from: string) => `À partir du ${from}.`,
    until: (to: string) => `Jusqu'au ${to}.`,
    earlier: (from: string, to: string) => `Comparé à : ${from} – ${to}.`,
    undated: (rows: string, of: string) =>
      `${rows} lignes de ${of} n'ont pas de date et restent hors des périodes.`,
    excluded: (rows: string, of: string) =>
      `${rows} lignes de ${of} sont écartées parce que le filtre y rencontre une valeur vide.`,
    empty: "Rien ne répond à cette question : il ne reste aucune ligne après les filtres.",
  },
};

/** A column of the table that is shown: one or two columns of the answer. */
interface ShownColumn extends TableColumn {
  /** Of the answer's column. */
  readonly name: string;
  readonly cell: (row: readonly AnswerValue[]) => TableCell;
}

/** The table of an answer, its grand total, and what must be known to read it. */
export function showAnswer(answer: Answer, reader: Reader): readonly Block[] {
  const columns = answer.columns.flatMap((column, index) =>
    shownColumn(answer, column, index, reader).map((shown) => ({ ...shown, name: column.name })),
  );
  if (answer.rows.length === 0 && answer.columns.some(isKey))
    return [paragraph(words[reader.language].empty), ...footnotes(answer, reader)];
  const tables = funnelTables(answer, columns, reader)?.flatMap((part) => [
    paragraph(part.title),
    tableOf(answer, part.columns, reader, part.isSparse),
  ]);
  return [...(tables ?? [tableOf(answer, columns, reader)]), ...footnotes(answer, reader)];
}

function isKey({ kind }: AnswerColumn): boolean {
  return kind === "time" || kind === "dimension";
}

/** The rows and their total; sparse, without those that have no value. */
function tableOf(answer: Answer, columns: readonly ShownColumn[], reader: Reader, isSparse = false): Block {
  const keys = answer.columns.filter(isKey).length;
  const cellsOf = (row: readonly AnswerValue[]) => columns.map((column) => column.cell(row));
  const says = (cells: readonly TableCell[]) =>
    cells.slice(keys).some((cell) => ![nothing, "0"].includes(textOf(cell)));
  const rows = answer.rows.map(cellsOf).filter((cells) => !isSparse || says(cells));
  const total = keys > 0 ? answer.totals.find((one) => one.keys.length === 0) : undefined;
  const totalRow =
    total &&
    cellsOf(total.row).map((cell, index): TableCell => {
      if (index >= keys) return { text: textOf(cell), tone: "strong" };
      return { text: index === 0 ? words[reader.language].total : "", tone: "strong" };
    });
  return table(columns, totalRow ? [...rows, totalRow] : rows);
}

function textOf(cell: TableCell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function shownColumn(
  answer: Answer,
  column: AnswerColumn,
  index: number,
  reader: Reader,
): readonly Omit<ShownColumn, "name">[] {
  const say = words[reader.language];
  const valueAt = (row: readonly AnswerValue[], at = index) =>
    formatAnswerValue(row[at] ?? null, answer.columns[at] ?? column, reader);
  switch (column.kind) {
    case "time":
      return [
        {
          title: column.label[reader.language],
          cell: (row) =>
            `${keyText(row[index] ?? null, column, reader)}${isPartial(answer, row[index]) ? "*" : ""}`,
        },
      ];
    case "dimension":
      return [
        { title: column.label[reader.language], cell: (row) => keyText(row[index] ?? null, column, reader) },
      ];
    case "metric":
      return [{ title: titleOf(column, column.label, reader), align: "right", cell: (row) => valueAt(row) }];
    case "part": {
      const title = titleOf(column, column.part ?? column.label, reader);
      return [{ title, align: "right", cell: (row) => ({ text: valueAt(row), tone: "dim" }) }];
    }
    case "comparison":
      return comparisonColumn(answer, column, index, reader);
    case "interval":
      if (!column.name.endsWith(".low")) return [];
      return [
        {
          title: say.interval,
          cell: (row) => ({ text: interval(valueAt(row), valueAt(row, index + 1)), tone: "dim" }),
        },
      ];
    default:
      return unreachable(column.kind);
  }
}

/** With the unit that its values do not show. */
function titleOf({ unit = "" }: AnswerColumn, label: Localised, { language }: Reader): string {
  const shown = unitAfterValue(unit, language);
  return shown === "" ? label[language] : `${label[language]} (${shown})`;
}

/** The earlier value, and the change: in points for a share, else relative. */
function comparisonColumn(
  answer: Answer,
  column: AnswerColumn,
  index: number,
  reader: Reader,
): readonly Omit<ShownColumn, "name">[] {
  const say = words[reader.language];
  const { unit } = answer.columns.find(({ name }) => name === column.metric) ?? column;
  const shown = unit === "share" ? ".change" : ".relative_change";
  const format = unit === "share" ? formatPoints : formatChange;
  if (column.name.endsWith(".earlier")) {
    const text = (value: AnswerValue | undefined) => formatAnswerValue(value ?? null, column, reader);
    return [{ title: say.before, align: "right", cell: (row) => ({ text: text(row[index]), tone: "dim" }) }];
  }
  if (!column.name.endsWith(shown)) return [];
  return [{ title: say.change, align: "right", cell: (row) => format(amountOf(row[index]), reader) }];
}

function interval(low: string, high: string): string {
  return low === nothing ? nothing : `${low} – ${high}`;
}

function isPartial(answer: Answer, start: AnswerValue | undefined): boolean {
  return typeof start === "string" && answer.provenance.partial.includes(start);
}

function keyText(value: AnswerValue, column: AnswerColumn, reader: Reader): string {
  if (value === null) return words[reader.language].none;
  const named = column.values?.[String(value)];
  return named?.[reader.language] ?? formatAnswerValue(value, column, reader);
}

function formatAnswerValue(value: AnswerValue, column: AnswerColumn, reader: Reader): string {
  if (value === null) return nothing;
  if (typeof value === "boolean") return value ? words[reader.language].yes : words[reader.language].no;
  if (typeof value !== "string") return formatValue(value, column.unit ?? "", reader);
  switch (column.type) {
    case "date":
      return formatDay(value, reader);
    case "instant":
      return formatInstant(value, reader, "UTC");
    default:
      return value;
  }
}

function amountOf(value: AnswerValue | undefined) {
  return isDecimal(value) || typeof value === "number" ? value : null;
}

function footnotes({ provenance, rows, columns }: Answer, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const { asOf, timezone, snapshot, window, earlier } = provenance;
  const timeIndex = columns.findIndex(({ kind }) => kind === "time");
  const hasPartial =
    timeIndex >= 0 && rows.some((row) => provenance.partial.includes(String(row[timeIndex])));
  const lines = [
    ...(hasPartial ? [say.partial] : []),
    [
      say.asOf(formatInstant(asOf, reader, timezone), snapshot, timezone),
      windowText(window, reader),
      earlierText(earlier, reader),
    ]
      .filter((part) => part !== "")
      .join(" "),
    ...provenance.metrics.flatMap(({ inputs }) =>
      inputs.flatMap(({ of, undated, excludedForNull }) => [
        ...(undated > 0 ? [say.undated(formatCount(undated, reader), of)] : []),
        ...(excludedForNull > 0 ? [say.excluded(formatCount(excludedForNull, reader), of)] : []),
      ]),
    ),
  ];
  return [...new Set(lines)].map((line) => paragraph(line, "dim"));
}

function earlierText(earlier: Answer["provenance"]["earlier"], reader: Reader): string {
  if (earlier?.from === undefined || earlier.to === undefined) return "";
  return words[reader.language].earlier(formatDay(earlier.from, reader), formatDay(earlier.to, reader));
}

function windowText({ from, to }: Answer["provenance"]["window"], reader: Reader): string {
  const say = words[reader.language];
  if (from !== undefined && to !== undefined)
    return say.window(formatDay(from, reader), formatDay(to, reader));
  if (from !== undefined) return say.since(formatDay(from, reader));
  return to === undefined ? "" : say.until(formatDay(to, reader));
}
