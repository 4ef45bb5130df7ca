import type { FileReport, Finding, LoadReport, SourceReport } from "../../app/load-source.ts";
import { type Reason, reasons, reasonWords, type Repair, repairs, repairWords } from "../../dataset/index.ts";
import type { Language } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { formatCount, formatDay } from "../format/quantities.ts";
import { type Block, heading, list, paragraph, table, type TableCell } from "../printing/block.ts";

const words = {
  en: {
    dry: "Nothing was loaded: this is what a load would bring.",
    known: (name: string, load: string | undefined) =>
      load === undefined
        ? `${name} stands twice in this call: read once.`
        : `${name} is already there, in load ${load}: nothing to do.`,
    manyKnown: (count: string) =>
      `${count} files are already there, with the very same content: nothing to do with them.`,
    titles: {
      source: "source",
      read: "read",
      new: "new",
      changed: "changed",
      same: "same",
      gone: "gone",
      repeated: "repeated",
      notApplicable: "not applicable",
      repaired: "repaired",
      quarantined: "quarantined",
    },
    total: "Total",
    period: (source: string, from: string, to: string, replaced: string) =>
      `${source}: replaces ${replaced} rows from ${from} to ${to}.`,
    totals: (name: string, totals: string) => `${name}: total rows left out of the records: ${totals}.`,
    reasons: (name: string) => `Quarantined: ${name}`,
    repairs: (name: string) => `Repaired: ${name}`,
    perhaps: "?",
    colon: ":",
    invalid: (name: string) => `Values set aside, their records taken: ${name}`,
    suspect: (name: string) => `Kept, to be looked at: ${name}`,
    example: (record: string, value: string) => `record ${record}: ${value}`,
    empty: "(empty)",
    unmapped: "Values not mapped yet",
    unmappedTitles: ["source", "what", "value", "rows"],
    more: (count: string) => `and ${count} more`,
  },
  fr: {
    dry: "Rien n'a été chargé : voici ce qu'un chargement apporterait.",
    known: (name: string, load: string | undefined) =>
      load === undefined
        ? `${name} figure deux fois dans cet appel : lu une fois.`
        : `${name} est déjà là, dans le chargement ${load} : rien à faire.`,
    manyKnown: (count: string) =>
      `${count} fichiers sont déjà là, avec exactement le même contenu : rien à en faire.`,
    titles: {
      source: "source",
      read: "lus",
      new: "nouveaux",
      changed: "modifiés",
      same: "identiques",
      gone: "disparus",
      repeated: "répétés",
      notApplicable: "sans objet",
      repaired: "réparés",
      quarantined: "en quarantaine",
    },
    total: "Total",
    period: (source: string, from: string, to: string, replaced: string) =>
      `${source} : remplace ${replaced} lignes du ${from} au ${to}.`,
    totals: (name: string, totals: string) =>
      `${name} : lignes de total laissées hors des enregistrements : ${totals}.`,
    reasons: (name: string) => `En quarantaine : ${name}`,
    repairs: (name: string) => `Réparés : ${name}`,
    perhaps: "\u00A0?",
    colon: "\u00A0:",
    invalid: (name: string) => `Valeurs mises de côté, leurs enregistrements pris : ${name}`,
    suspect: (name: string) => `Gardés, à regarder : ${name}`,
    example: (record: string, value: string) => `enregistrement ${record} : ${value}`,
    empty: "(vide)",
    unmapped: "Valeurs sans correspondance pour l'instant",
    unmappedTitles: ["source", "quoi", "valeur", "lignes"],
    more: (count: string) => `et ${count} de plus`,
  },
};

const mostKnown = 5;
const mostUnmapped = 12;

/** The counts of a load by source, then why records were set aside or repaired, then what is not mapped yet. */
export function showLoadReport(report: LoadReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const { sources, isLoaded } = report;
  const files = sources.flatMap((source) => source.files);
  return [
    ...(isLoaded || sources.length === 0 ? [] : [paragraph(say.dry, "warning")]),
    ...showKnown(report, reader),
    ...(sources.length > 0 ? [countsTable(sources, reader)] : []),
    ...sources.flatMap(({ source, period }) =>
      period && period.replaced > 0
        ? [
            paragraph(
              say.period(
                source,
                formatDay(period.from, reader),
                formatDay(period.to, reader),
                formatCount(period.replaced, reader),
              ),
            ),
          ]
        : [],
    ),
    ...files.flatMap((file) => showFile(file, reader)),
    ...showUnmapped(sources, reader),
  ];
}

function showKnown({ known }: LoadReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  if (known.length === 0) return [];
  if (known.length > mostKnown) return [paragraph(say.manyKnown(formatCount(known.length, reader)))];
  return [list(known.map(({ name, sheet, load }) => say.known(titleOf(name, sheet), load)))];
}

type CountName = keyof Omit<(typeof words)["en"]["titles"], "source">;

/** Columns that are nought for every source are left out, but for the four that are always asked for. */
function countsTable(sources: readonly SourceReport[], reader: Reader): Block {
  const say = words[reader.language];
  const names: readonly CountName[] = [
    "read",
    "new",
    "changed",
    "same",
    "gone",
    "repeated",
    "notApplicable",
    "repaired",
    "quarantined",
  ];
  const always: readonly CountName[] = ["read", "new", "repaired", "quarantined"];
  const counts = sources.map(({ counts: records, changes }) => ({ ...records, ...changes }));
  const sum = (name: CountName) => counts.reduce((all, one) => all + one[name], 0);
  const shown = names.filter((name) => always.includes(name) || sum(name) > 0);
  const alarm: { readonly [name: string]: "bad" | "warning" } = { quarantined: "bad", repaired: "warning" };
  const cell = (name: CountName, amount: number): TableCell => {
    const tone = amount > 0 ? alarm[name] : undefined;
    const text = formatCount(amount, reader);
    return tone === undefined ? text : { text, tone };
  };
  const rows = sources.map(({ source, load }, index) => [
    load?.id ?? source,
    ...shown.map((name) => cell(name, counts[index]?.[name] ?? 0)),
  ]);
  const total = [
    { text: say.total, tone: "strong" as const },
    ...shown.map((name) => ({ text: formatCount(sum(name), reader), tone: "strong" as const })),
  ];
  return table(
    [
      { title: say.titles.source },
      ...shown.map((name) => ({ title: say.titles[name], align: "right" as const })),
    ],
    sources.length > 1 ? [...rows, total] : rows,
  );
}

/** What is found in a file, the most pressing first. */
const kinds = ["reasons", "invalid", "suspect", "repairs"] as const;

function showFile(file: FileReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const name = titleOf(file.name, file.sheet);
  const shown = kinds.flatMap((kind) => {
    const findings = file.targets.flatMap((target) => target[kind]);
    return findings.length === 0
      ? []
      : [heading(say[kind](name)), list(findings.map((finding) => showFinding(finding, reader)))];
  });
  return [
    ...(file.totals.length > 0 ? [paragraph(say.totals(name, file.totals.join("; ")), "dim")] : []),
    ...shown,
  ];
}

/** How many records, in which column, what is the matter, and a few of them. */
export function showFinding(finding: Finding, reader: Reader): string {
  const say = words[reader.language];
  const column = finding.header ?? finding.column;
  const examples = finding.examples.map(({ record, value, suggestion }) => {
    const shown = value === null ? say.empty : JSON.stringify(value);
    const meant = suggestion === undefined ? shown : `${shown} → ${JSON.stringify(suggestion)}${say.perhaps}`;
    return say.example(formatCount(record, reader), meant);
  });
  const where = column === null ? "" : `${column}${say.colon} `;
  const what = `${where}${finding.words?.[reader.language] ?? findingWords(finding.code, reader.language)}`;
  return `${formatCount(finding.records, reader)} × ${what} (${examples.join("; ")})`;
}

/** The sentence of a reason or of a repair. */
function findingWords(code: string, language: Language): string {
  const reason = reasons.find((each): each is Reason => each === code);
  if (reason !== undefined) return reasonWords(reason)[language];
  const repair = repairs.find((each): each is Repair => each === code);
  return repair === undefined ? code : repairWords(repair)[language];
}

function showUnmapped(sources: readonly SourceReport[], reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const unmapped = sources.flatMap(({ source, unmapped: values }) =>
    values.map((value) => ({ source, ...value })),
  );
  if (unmapped.length === 0) return [];
  const rest = unmapped.length - mostUnmapped;
  return [
    heading(say.unmapped),
    table(
      say.unmappedTitles.map((title, index) => ({ title, align: index === 3 ? "right" : "left" })),
      unmapped
        .sort((a, b) => b.rows - a.rows)
        .slice(0, mostUnmapped)
        .map(({ source, domain, value, rows }) => [source, domain, value, formatCount(rows, reader)]),
    ),
    ...(rest > 0 ? [paragraph(say.more(formatCount(rest, reader)))] : []),
  ];
}

function titleOf(name: string, sheet: string | undefined): string {
  return sheet === undefined ? name : `${name} [${sheet}]`;
}
