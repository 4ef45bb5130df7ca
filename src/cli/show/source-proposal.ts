import type { AddedSource } from "../../app/add-source.ts";
import type { Meaning } from "../../dataset/index.ts";
import type { SourceProposal, ValueProposal } from "../../ingest/index.ts";
import type { Reader } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { type Block, heading, paragraph, table, type TableCell } from "../printing/block.ts";

const words = {
  en: {
    recognised: (label: string) => `Recognised as: ${label}.`,
    unknown:
      "No preset knows this layout: the mapping was proposed from the headers and from what is in the columns.",
    kind: (kind: string, why: string) => `Loaded as ${kind}: ${why}.`,
    columns: "Columns",
    columnTitles: ["column", "goes to", "sure", ""],
    unread: (headers: string) => `Not read: ${headers}.`,
    values: "Values",
    valueTitles: ["what", "in the file", "rows", "means", ""],
    unmapped: "not mapped",
    blank: "(nothing)",
    more: (count: string) => `and ${count} more values, in the file`,
    others: (sheets: string) =>
      `The file holds other tables, each a source of its own: ${sheets}. Name one with --sheet.`,
  },
  fr: {
    recognised: (label: string) => `Reconnu : ${label}.`,
    unknown:
      "Aucun préréglage ne connaît cette disposition : la correspondance est proposée d'après les en-têtes et le contenu des colonnes.",
    kind: (kind: string, why: string) => `Chargé en mode ${kind} : ${why}.`,
    columns: "Colonnes",
    columnTitles: ["colonne", "va vers", "sûr", ""],
    unread: (headers: string) => `Non lus : ${headers}.`,
    values: "Valeurs",
    valueTitles: ["quoi", "dans le fichier", "lignes", "signifie", ""],
    unmapped: "sans correspondance",
    blank: "(rien)",
    more: (count: string) => `et ${count} autres valeurs, dans le fichier`,
    others: (sheets: string) =>
      `Le fichier contient d'autres tableaux, chacun une source à part : ${sheets}. Désignez-en un avec --sheet.`,
  },
};

const sureFrom = 0.95;
const mostValues = 40;

/** What a file would become: its columns and its values with how sure each is. */
export function showProposal({ proposal, others }: AddedSource, reader: Reader): readonly Block[] {
  const { language } = reader;
  const say = words[language];
  const { recognition, kind, unmapped } = proposal;
  return [
    paragraph(recognition === undefined ? say.unknown : say.recognised(recognition.preset.label[language])),
    paragraph(say.kind(kind.kind, kind.why[language])),
    ...(others.length > 0 ? [paragraph(say.others(others.join(", ")), "warning")] : []),
    heading(say.columns),
    columnTable(proposal, reader),
    ...(unmapped.length > 0 ? [paragraph(say.unread(unmapped.join(", ")), "dim")] : []),
    ...showValues(proposal.values, reader),
  ];
}

function columnTable({ columns }: SourceProposal, reader: Reader): Block {
  const say = words[reader.language];
  return table(
    titled(say.columnTitles, 2),
    columns.map(({ header, dataset, column, confidence, why }) => [
      `  ${header}`,
      `${dataset}.${column}`,
      sure(confidence, reader),
      { text: confidence < sureFrom ? why[reader.language] : "", tone: "dim" },
    ]),
  );
}

/** Values that nobody has mapped come first, the most frequent ahead. */
function showValues(values: readonly ValueProposal[], reader: Reader): readonly Block[] {
  if (values.length === 0) return [];
  const say = words[reader.language];
  const sorted = [...values].sort(
    (a, b) => Number(a.meaning !== undefined) - Number(b.meaning !== undefined) || b.rows - a.rows,
  );
  const rest = sorted.length - mostValues;
  return [
    heading(say.values),
    table(
      titled(say.valueTitles, 2),
      sorted
        .slice(0, mostValues)
        .map(({ domain, raw, rows, meaning, confidence }) => [
          `  ${domain}`,
          raw,
          formatCount(rows, reader),
          meaningCell(meaning, reader),
          meaning === undefined ? "" : sure(confidence, reader),
        ]),
    ),
    ...(rest > 0 ? [paragraph(`  ${say.more(formatCount(rest, reader))}`, "dim")] : []),
  ];
}

function meaningCell(meaning: Meaning | undefined, reader: Reader): TableCell {
  const say = words[reader.language];
  if (meaning === undefined) return { text: say.unmapped, tone: "warning" };
  if (meaning === null) return say.blank;
  if (typeof meaning === "string") return meaning;
  return Object.values(meaning).join(", ");
}

function sure(confidence: number, reader: Reader): TableCell {
  const text = new Intl.NumberFormat(reader.locale, { style: "percent" }).format(confidence);
  return { text, tone: confidence >= sureFrom ? "dim" : "warning" };
}

function titled(titles: readonly string[], right: number) {
  return titles.map((title, index) =>
    index === right ? ({ title, align: "right" } as const) : { title: index === 0 ? `  ${title}` : title },
  );
}
