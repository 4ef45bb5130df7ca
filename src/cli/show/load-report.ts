import type {
  Changes,
  FileReport,
  Finding,
  LoadReport,
  RecordCounts,
  SourceReport,
  UnmappedValue,
} from "../../app/load-source.ts";
import { type Reason, reasons, reasonWords, type Repair, repairs, repairWords } from "../../dataset/index.ts";
import type { Language } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { formatBytes, formatCount } from "../format/quantities.ts";
import { type Block, heading, list, paragraph, table, type TableCell } from "../printing/block.ts";

const words = {
  en: {
    dry: "Nothing was loaded: this is what a load would bring.",
    known: (name: string, load: string | undefined) =>
      load === undefined
        ? `${name} stands twice in this call: read once.`
        : `${name} is already there, in load ${load}: nothing to do.`,
    source: (source: string, load: string | undefined) =>
      load === undefined ? source : `${source}, load ${load}`,
    file: "file",
    size: "size",
    read: "read",
    accepted: "accepted",
    repaired: "repaired",
    quarantined: "quarantined",
    notApplicable: "not applicable",
    changes: ({ new: added, changed, same, gone, repeated }: Shown) =>
      `${added} new, ${changed} changed, ${same} the same${gone === "0" ? "" : `, ${gone} gone`}${repeated === "0" ? "" : `, ${repeated} repeated in the file`}.`,
    period: (from: string, to: string, replaced: string) =>
      `It replaces ${replaced} rows from ${from} to ${to}.`,
    totals: (name: string, totals: string) => `${name}: total rows left out: ${totals}.`,
    reasons: "Quarantined",
    repairs: "Repaired",
    example: (record: string, value: string) => `record ${record}: ${value}`,
    empty: "(empty)",
    unmapped: "Values not mapped yet",
    domain: "what",
    value: "value",
    rows: "rows",
    more: (count: string) => `and ${count} more`,
  },
  fr: {
    dry: "Rien n'a été chargé : voici ce qu'un chargement apporterait.",
    known: (name: string, load: string | undefined) =>
      load === undefined
        ? `${name} figure deux fois dans cet appel : lu une fois.`
        : `${name} est déjà là, dans le chargement ${load} : rien à faire.`,
    source: (source: string, load: string | undefined) =>
      load === undefined ? source : `${source}, chargement ${load}`,
    file: "fichier",
    size: "taille",
    read: "lus",
    accepted: "acceptés",
    repaired: "réparés",
    quarantined: "en quarantaine",
    notApplicable: "sans objet",
    changes: ({ new: added, changed, same, gone, repeated }: Shown) =>
      `${added} nouveaux, ${changed} modifiés, ${same} identiques${gone === "0" ? "" : `, ${gone} disparus`}${repeated === "0" ? "" : `, ${repeated} répétés dans le fichier`}.`,
    period: (from: string, to: string, replaced: string) =>
      `Il remplace ${replaced} lignes du ${from} au ${to}.`,
    totals: (name: string, totals: string) => `${name} : lignes de total laissées de côté : ${totals}.`,
    reasons: "En quarantaine",
    repairs: "Réparés",
    example: (record: string, value: string) => `enregistrement ${record} : ${value}`,
    empty: "(vide)",
    unmapped: "Valeurs sans correspondance pour l'instant",
    domain: "quoi",
    value: "valeur",
    rows: "lignes",
    more: (count: string) => `et ${count} de plus`,
  },
};

type Shown = { readonly [K in keyof Changes]: string };

const mostUnmapped = 12;

/** The counts of a load by file, then why records were set aside or repaired, then what is not mapped yet. */
export function showLoadReport(report: LoadReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  return [
    ...(report.isLoaded || report.sources.length === 0 ? [] : [paragraph(say.dry, "warning")]),
    ...(report.known.length > 0
      ? [list(report.known.map(({ name, sheet, load }) => say.known(titleOf(name, sheet), load)))]
      : []),
    ...report.sources.flatMap((source) => showSource(source, reader)),
  ];
}

function showSource(source: SourceReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const count = (amount: number) => formatCount(amount, reader);
  const { new: added, changed, same, gone, repeated } = source.changes;
  const shown = {
    new: count(added),
    changed: count(changed),
    same: count(same),
    gone: count(gone),
    repeated: count(repeated),
  };
  const { period } = source;
  return [
    heading(say.source(source.source, source.load?.id)),
    countsTable(source, reader),
    paragraph(say.changes(shown)),
    ...(period ? [paragraph(say.period(period.from, period.to, count(period.replaced)))] : []),
    ...source.files.flatMap((file) => showFile(file, reader)),
    ...showUnmapped(source.unmapped, reader),
  ];
}

function countsTable({ files }: SourceReport, reader: Reader): Block {
  const say = words[reader.language];
  const count = (amount: number) => formatCount(amount, reader);
  const alarming = (amount: number, tone: "bad" | "warning"): TableCell =>
    amount === 0 ? count(amount) : { text: count(amount), tone };
  const row = (file: FileReport, { read, accepted, repaired, quarantined, notApplicable }: RecordCounts) => [
    `  ${titleOf(file.name, file.sheet)}`,
    formatBytes(file.bytes, reader),
    count(read),
    count(accepted),
    alarming(repaired, "warning"),
    alarming(quarantined, "bad"),
    count(notApplicable),
  ];
  const hasNotApplicable = files.some(({ counts }) => counts.notApplicable > 0);
  const titles = [say.size, say.read, say.accepted, say.repaired, say.quarantined, say.notApplicable];
  const columns = [
    { title: `  ${say.file}` },
    ...titles.map((title) => ({ title, align: "right" as const })),
  ];
  const width = hasNotApplicable ? columns.length : columns.length - 1;
  return table(
    columns.slice(0, width),
    files.map((file) => row(file, file.counts).slice(0, width)),
  );
}

function showFile(file: FileReport, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const name = titleOf(file.name, file.sheet);
  const findings = (kind: "reasons" | "repairs") =>
    file.targets.flatMap((target) => target[kind].map((finding) => showFinding(finding, reader)));
  const [quarantined, repaired] = [findings("reasons"), findings("repairs")];
  return [
    ...(file.totals.length > 0 ? [paragraph(say.totals(name, file.totals.join("; ")))] : []),
    ...(quarantined.length > 0 ? [heading(`${say.reasons}: ${name}`), list(quarantined)] : []),
    ...(repaired.length > 0 ? [heading(`${say.repairs}: ${name}`), list(repaired)] : []),
  ];
}

/** How many records, in which column, what is the matter, and a few of them. */
export function showFinding(finding: Finding, reader: Reader): string {
  const say = words[reader.language];
  const column = finding.header ?? finding.column;
  const examples = finding.examples.map(({ record, value }) =>
    say.example(formatCount(record, reader), value === null ? say.empty : JSON.stringify(value)),
  );
  const where = column === null ? "" : `${column}: `;
  const what = `${where}${findingWords(finding.code, reader.language)}`;
  return `${formatCount(finding.records, reader)} × ${what} (${examples.join("; ")})`;
}

/** The sentence of a reason or of a repair. */
function findingWords(code: string, language: Language): string {
  const reason = reasons.find((each): each is Reason => each === code);
  if (reason !== undefined) return reasonWords(reason)[language];
  const repair = repairs.find((each): each is Repair => each === code);
  return repair === undefined ? code : repairWords(repair)[language];
}

function showUnmapped(unmapped: readonly UnmappedValue[], reader: Reader): readonly Block[] {
  if (unmapped.length === 0) return [];
  const say = words[reader.language];
  const rest = unmapped.length - mostUnmapped;
  return [
    heading(say.unmapped),
    table(
      [{ title: `  ${say.domain}` }, { title: say.value }, { title: say.rows, align: "right" }],
      unmapped
        .slice(0, mostUnmapped)
        .map(({ domain, value, rows }) => [`  ${domain}`, value, formatCount(rows, reader)]),
    ),
    ...(rest > 0 ? [paragraph(`  ${say.more(formatCount(rest, reader))}`)] : []),
  ];
}

function titleOf(name: string, sheet: string | undefined): string {
  return sheet === undefined ? name : `${name} [${sheet}]`;
}
