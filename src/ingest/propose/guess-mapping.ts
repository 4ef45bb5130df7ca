import {
  type ColumnSpec,
  type DatasetSpec,
  dictionary,
  type FieldMapping,
  type LoadKind,
  type TargetMapping,
} from "../../dataset/index.ts";
import { currencyOf } from "../fold-header.ts";
import type { Preset } from "../presets/preset.ts";
import type { TableShape } from "../presets/recognise.ts";
import { type HeaderKnowledge, keyColumn, knowHeaders, placeOf, recall } from "./header-knowledge.ts";
import { type ContentShares, fitsType, judgeContent } from "./judge-content.ts";
import type { ColumnProposal } from "./proposal.ts";
import { namedCompanies } from "./named-companies.ts";
import { reasons } from "./reasons.ts";

export interface GuessedMapping {
  readonly into: readonly TargetMapping[];
  readonly kind: LoadKind;
  readonly period?: string;
  readonly currency?: string;
  readonly columns: readonly ColumnProposal[];
}

interface Candidate {
  readonly header: string;
  readonly column: string;
  readonly confidence: number;
  readonly why: ColumnProposal["why"];
}

interface Scored {
  readonly dataset: DatasetSpec;
  readonly chosen: readonly Candidate[];
  readonly score: number;
}

type Contents = ReadonlyMap<string, ContentShares>;

const leastScore = 0.12;

/** A mapping for a file that no preset knows, from its headers and its first records. */
export function guessMapping(table: TableShape, presets: readonly Preset[]): GuessedMapping | undefined {
  const knowledge = knowHeaders(presets);
  const contents = contentsOf(table);
  const [best] = dictionary
    .filter((dataset) => dataset.kind !== "derived")
    .map((dataset) => scoreDataset(dataset, table.headers, contents, knowledge))
    .sort((a, b) => b.score - a.score);
  if (best === undefined || best.score < leastScore || best.chosen.length < 2) return undefined;
  return mappingOf(best, contents);
}

/** A mapping to the dataset that the author named; undefined when no header says anything of it. */
export function guessInto(
  dataset: DatasetSpec,
  table: TableShape,
  presets: readonly Preset[],
): GuessedMapping | undefined {
  const knowledge = knowHeaders(presets, dataset.kind === "own" ? [dataset] : []);
  const contents = contentsOf(table);
  const scored = scoreDataset(dataset, table.headers, contents, knowledge);
  return scored.chosen.length === 0 ? undefined : mappingOf(scored, contents);
}

function contentsOf({ headers, samples }: TableShape): Contents {
  return new Map(
    headers.map((header, index) => [header, judgeContent(samples.map((row) => row[index] ?? null))]),
  );
}

function scoreDataset(
  dataset: DatasetSpec,
  headers: readonly string[],
  contents: Contents,
  knowledge: HeaderKnowledge,
): Scored {
  const chosen = assign(
    headers.flatMap((header) => candidatesFor(dataset, header, contents.get(header)!, knowledge)),
  );
  const names = new Set(chosen.map((one) => one.column));
  const lacking = dataset.columns.filter(
    (column) => column.required && !column.computed && column.name !== dataset.key && !names.has(column.name),
  );
  const weight = chosen.reduce((sum, one) => sum + one.confidence * rarity(one.column, dataset), 0);
  const hasKey = names.has(keyColumn) || dataset.kind === "event" ? 1 : 0.8;
  return { dataset, chosen, score: (weight / Math.max(headers.length, 3)) * hasKey * 0.4 ** lacking.length };
}

/** A column that few datasets have says more about which one this is. */
function rarity(column: string, dataset: DatasetSpec): number {
  if (column === keyColumn) return dataset.kind === "event" ? 0.6 : 1;
  const sharing = dictionary.filter((one) => one.columns.some((other) => other.name === column)).length;
  return 0.6 + 0.4 / sharing;
}

function candidatesFor(
  dataset: DatasetSpec,
  header: string,
  shares: ContentShares,
  knowledge: HeaderKnowledge,
): readonly Candidate[] {
  const columns: readonly (ColumnSpec & { readonly name: string })[] = dataset.columns.filter(
    (column) => !column.computed && column.name !== dataset.key,
  );
  const named = columns.flatMap((column) => {
    const known = recall(knowledge, placeOf(dataset.name, column.name), header);
    if (known === undefined) return [];
    const fits =
      column.name === "email" ? shares.filled === 0 || shares.emails >= 0.8 : fitsType(column.type, shares);
    return [candidate(header, column.name, known, fits)];
  });
  const key = recall(knowledge, placeOf(dataset.name, keyColumn), header);
  const keyed = key === undefined ? [] : [candidate(header, keyColumn, key, isUsableKey(dataset, shares))];
  const address = columns.find((column) => column.name === "email" || column.references === "person");
  const emails =
    shares.filled > 0 && shares.emails >= 0.9 && address !== undefined
      ? [{ header, column: address.name, confidence: 0.6, why: reasons.emailContent() }]
      : [];
  return [...named, ...keyed, ...emails];
}

/** An event may come several times with one id of something else; a record's own id may not. */
function isUsableKey(dataset: DatasetSpec, shares: ContentShares): boolean {
  return shares.dates < 0.5 && (dataset.kind !== "event" || shares.distinct > 0.95);
}

function candidate(
  header: string,
  column: string,
  known: { readonly words: string; readonly confidence: number },
  fits: boolean,
): Candidate {
  if (!fits) return { header, column, confidence: known.confidence * 0.3, why: reasons.doubtfulContent() };
  const why = known.confidence >= 0.85 ? reasons.sameHeader() : reasons.nearHeader(known.words);
  return { header, column, confidence: known.confidence, why };
}

/** Each header goes to one column and each column takes one header, the surest first. */
function assign(candidates: readonly Candidate[]): readonly Candidate[] {
  const headers = new Set<string>();
  const columns = new Set<string>();
  return [...candidates]
    .sort((a, b) => b.confidence - a.confidence)
    .filter((one) => {
      if (one.confidence < 0.35 || headers.has(one.header) || columns.has(one.column)) return false;
      headers.add(one.header);
      columns.add(one.column);
      return true;
    });
}

function mappingOf({ dataset, chosen }: Scored, contents: Contents): GuessedMapping {
  const key = chosen.find((one) => one.column === keyColumn)?.header ?? naturalKey(dataset, chosen);
  const ordered = dataset.columns.flatMap((spec) => {
    const found = chosen.find((one) => one.column === spec.name);
    return found === undefined ? [] : [{ spec, header: found.header }];
  });
  const own = ownName(
    dataset,
    key,
    ordered.map(({ spec }) => spec.name),
  );
  const fields: { [column: string]: FieldMapping } = { ...own };
  for (const { spec, header } of ordered) fields[spec.name] = fieldOf(spec, header, contents.get(header)!);
  const isOwn = dataset.kind === "own";
  const first: TargetMapping = {
    dataset: dataset.name,
    ...(isOwn && { own: dataset }),
    ...(key !== undefined && !isOwn && { key: [key] }),
    fields,
  };
  const into = [first, ...namedCompanies(first)];
  const period = ordered.find(({ spec }) => spec.name === "day")?.header;
  const kind = kindOf(dataset, key, period);
  const currency = ordered
    .filter(({ spec }) => spec.type === "money")
    .map(({ header }) => currencyOf(header))
    .find((code) => code !== undefined);
  const columns = chosen.map((one) => ({
    ...one,
    target: 0,
    dataset: dataset.name,
    ...(isOwn && one.column === keyColumn && { column: dataset.key }),
  }));
  return {
    into,
    kind,
    columns,
    ...(kind === "replace" && period !== undefined && { period }),
    ...(currency !== undefined && { currency }),
  };
}

/** What identifies an entity for want of an id. */
const naturalKeys: { readonly [dataset: string]: readonly string[] } = {
  person: ["email"],
  company: ["domain", "name"],
};

function naturalKey(dataset: DatasetSpec, chosen: readonly Candidate[]): string | undefined {
  const columns = naturalKeys[dataset.name] ?? [];
  return columns
    .map((column) => chosen.find((one) => one.column === column)?.header)
    .find((header) => header !== undefined);
}

/** Where the id is a canonical name of the workspace (a product, a campaign), the key is that name, and shown. */
function ownName(dataset: DatasetSpec, key: string | undefined, columns: readonly string[]) {
  const spec = dataset.columns.find((column) => column.name === dataset.key);
  if (key === undefined || spec === undefined || spec.computed === true) return {};
  const hasName =
    dataset.kind !== "own" &&
    dataset.columns.some((column) => column.name === "name") &&
    !columns.includes("name");
  const canonical = spec.domain !== undefined || dataset.name === "territory" || dataset.kind === "own";
  const from = { from: [key] };
  return canonical ? { [dataset.key]: from, ...(hasName && { name: from }) } : {};
}

function fieldOf(spec: ColumnSpec, header: string, shares: ContentShares): FieldMapping {
  const from = [header];
  if (spec.references === "person" && shares.emails >= 0.5) return { from, by: "email" };
  if (spec.references === "company") {
    if (shares.domains >= 0.8) return { from, by: "domain" };
    if (shares.ids < 0.8) return { from, by: "name" };
  }
  return { from };
}

function kindOf(dataset: DatasetSpec, key: string | undefined, period: string | undefined): LoadKind {
  if (period !== undefined && dataset.name === "spend") return "replace";
  if (dataset.kind === "event") return "append";
  return key === undefined ? "append" : "upsert";
}
