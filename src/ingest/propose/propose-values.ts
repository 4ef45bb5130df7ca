import {
  columnNamed,
  type FieldMapping,
  foldValue,
  type Meaning,
  type SourceMapping,
  targetDataset,
  type TargetMapping,
  type ValueDomain,
  type ValueMappings,
} from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";
import { matchPattern } from "../header-pattern.ts";
import type { FileContents, ValueCount } from "./file-contents.ts";
import type { ValueProposal } from "./proposal.ts";
import { type Neighbours, proposeMeaning, type Vocabulary } from "./propose-meaning.ts";

/** A column whose words have a meaning, wherever the mapping reads it. */
interface WordColumn {
  readonly domain: ValueDomain;
  readonly header: string;
  readonly split?: string;
  /** The words are in the header itself: what `*` stood for. */
  readonly captured?: string;
}

export interface ValueSources {
  readonly headers: readonly string[];
  readonly contents: FileContents;
  /** The columns that name ids, by the header of the id. */
  readonly called: ReadonlyMap<string, string>;
  readonly words: Vocabulary;
}

/** Each distinct value of the file's word columns, over all its rows, with its proposed meaning. */
export async function proposeValues(
  mapping: Pick<SourceMapping, "into">,
  sources: ValueSources,
): Promise<readonly ValueProposal[]> {
  const found: ValueProposal[] = [];
  for (const column of wordColumns(mapping.into, sources.headers)) {
    const counts = await countWords(column, sources.contents);
    const neighbours = await neighboursOf(column, counts, sources);
    for (const { raw, rows } of counts) {
      const meaning = proposeMeaning(column.domain, raw, sources.words, neighbours);
      const { domain, header } = column;
      found.push({ domain, system: sources.words.system, header, raw, rows, ...meaning });
    }
  }
  return found.sort((a, b) => order(a, b));
}

function order(a: ValueProposal, b: ValueProposal): number {
  if (a.domain !== b.domain) return a.domain < b.domain ? -1 : 1;
  return b.rows - a.rows || (a.raw < b.raw ? -1 : 1);
}

function wordColumns(into: readonly TargetMapping[], headers: readonly string[]): readonly WordColumn[] {
  const found = new Map<string, WordColumn>();
  for (const target of into) {
    const dataset = targetDataset(target);
    for (const [name, field] of Object.entries(target.fields)) {
      const domain =
        ("from" in field ? field.domain : undefined) ??
        (dataset === undefined ? undefined : columnNamed(dataset, name)?.domain);
      if (domain === undefined) continue;
      for (const column of columnsOf(domain, field, target, headers))
        found.set(`${domain}\u0000${column.header}`, column);
    }
  }
  return [...found.values()];
}

function columnsOf(
  domain: ValueDomain,
  field: FieldMapping,
  target: TargetMapping,
  headers: readonly string[],
): readonly WordColumn[] {
  if ("from" in field)
    return field.from.map((header) => ({
      domain,
      header,
      ...(field.split !== undefined && { split: field.split }),
    }));
  if (!("header" in field) || target.each === undefined) return [];
  const pattern = target.each;
  return headers.flatMap((header) => {
    const match = matchPattern(pattern, header);
    return match === undefined ? [] : [{ domain, header, captured: match.captured }];
  });
}

async function countWords(column: WordColumn, contents: FileContents): Promise<readonly ValueCount[]> {
  if (column.captured !== undefined)
    return [{ raw: column.captured, rows: await contents.filled(column.header) }];
  return (await contents.values(column.header, column.split)).values;
}

async function neighboursOf(
  { header }: WordColumn,
  counts: readonly ValueCount[],
  { contents, called }: ValueSources,
): Promise<Neighbours> {
  const spellings = new Map<string, string>();
  for (const { raw } of counts) if (!spellings.has(foldHeader(raw))) spellings.set(foldHeader(raw), raw);
  const nameHeader = called.get(header);
  if (nameHeader === undefined) return { spellings };
  return { spellings, called: { header: nameHeader, names: await contents.names(header, nameHeader) } };
}

const sureEnough = 0.8;
const mostWritten = 500;

/** The proposals that are sure enough to be written, and that the workspace does not know yet. */
export function additionsOf(values: readonly ValueProposal[]): ValueMappings {
  const added = new Map<ValueDomain, Map<string, Meaning>>();
  const folded = new Set<string>();
  for (const { domain, raw, meaning, confidence, isKnown } of values) {
    if (meaning === undefined || confidence < sureEnough || isKnown === true) continue;
    const ofDomain = added.get(domain) ?? new Map<string, Meaning>();
    added.set(domain, ofDomain);
    const form = `${domain}:${foldValue(raw)}`;
    if (folded.has(form) || ofDomain.size >= mostWritten) continue;
    folded.add(form);
    ofDomain.set(raw, meaning);
  }
  const system = values[0]?.system ?? "*";
  return Object.fromEntries(
    [...added].map(([domain, meanings]) => [domain, { [system]: Object.fromEntries(meanings) }]),
  );
}
