import { fail, ok, type Problem, type Result } from "../../../core/index.ts";
import { columnEvidence } from "../evidence/column-evidence.ts";
import { readProblem } from "../problems.ts";
import type { FileShape, InspectOptions, RawRecord, TextForm, TotalRow } from "../shape.ts";
import { absorbPreamble, isOnlyPreamble } from "./preamble.ts";
import { type FoundTable, type Note, tableFinder } from "./table-finder.ts";
import { proveTotals, type TotalCandidate, totalCandidates } from "./total-rows.ts";
import { uniqueHeaders } from "./unique-headers.ts";

/** What a connector knows of a file (or sheet) before its tables are told apart. */
export type ShapeBase = Pick<
  FileShape,
  "connector" | "path" | "name" | "sha256" | "bytes" | "modifiedMs" | "text" | "sheet" | "hidden"
>;

export interface RecordSource {
  readonly base: ShapeBase;
  readonly records: () => AsyncIterable<readonly RawRecord[]>;
  /** The records that were looked at are only the first of the file; these are its last. */
  readonly lastOfMore?: readonly RawRecord[];
}

const mostColumns = 1_000;
const none = (): boolean => false;

/** Reads a source's records and tells its tables apart. */
export async function shapesOf(
  source: RecordSource,
  options: InspectOptions,
): Promise<Result<readonly FileShape[], readonly Problem[]>> {
  const { base } = source;
  const isKnownHeader = options.isKnownHeader ?? none;
  const finder = tableFinder(isKnownHeader);
  let seen = 0;
  for await (const batch of source.records()) {
    for (const record of batch) finder.push(record);
    seen += batch.length;
  }
  const { tables: all, loose } = finder.end();
  if (seen === 0) return fail([readProblem("file-empty", { file: base.name })]);
  const tables = absorbPreamble(all, isKnownHeader);
  const [only] = tables;
  if (!only || (tables.length === 1 && isOnlyPreamble(only, isKnownHeader)))
    return fail([readProblem("no-table", { file: base.name })]);
  const problems = tables.flatMap((table) => refusalsOf(table, base.name));
  if (problems.length > 0) return fail(problems);
  const totals = source.lastOfMore
    ? new Map<FoundTable, readonly TotalRow[]>()
    : await totalsOf(source, tables);
  return ok(
    tables.map((table, index) =>
      shapeOf(table, totals.get(table) ?? [], {
        source,
        loose: index === 0 ? loose : [],
        ...(tables.length > 1 && { block: index + 1 }),
      }),
    ),
  );
}

function refusalsOf(table: FoundTable, file: string): readonly Problem[] {
  const columns = table.header.cells.length;
  if (columns > mostColumns) return [readProblem("too-many-columns", { file, columns, limit: mostColumns })];
  if (!table.looksLikeValues) return [];
  const { line } = table.header;
  const text = table.header.cells.join(" ").trim().slice(0, 60);
  return [readProblem("no-header", { file, line, text }, { place: { file, line, text } })];
}

async function totalsOf(
  source: RecordSource,
  tables: readonly FoundTable[],
): Promise<ReadonlyMap<FoundTable, readonly TotalRow[]>> {
  const proofs = tables.flatMap((table) => {
    const candidates = totalCandidates(table.last.filter((row) => row.line >= table.firstLine));
    if (candidates.length === 0) return [];
    const headers = uniqueHeaders(table.header.cells);
    return [{ table, proof: proveTotals(candidates, headers, withoutTotals(table.first, candidates)) }];
  });
  if (proofs.length === 0) return new Map();
  for await (const batch of source.records())
    for (const record of batch)
      for (const { table, proof } of proofs)
        if (record.line >= table.firstLine && record.line <= table.lastLine) proof.push(record);
  return new Map(proofs.map(({ table, proof }) => [table, proof.end()]));
}

function withoutTotals(
  rows: readonly RawRecord[],
  candidates: readonly TotalCandidate[],
): readonly RawRecord[] {
  const lines = new Set(candidates.map(({ row }) => row.line));
  return rows.filter((row) => !lines.has(row.line));
}

interface ShapeDetail {
  readonly source: RecordSource;
  readonly loose: readonly Note[];
  readonly block?: number;
}

function shapeOf(table: FoundTable, totals: readonly TotalRow[], detail: ShapeDetail): FileShape {
  const { source, block } = detail;
  const notes = [...table.notes, ...detail.loose];
  const except = [...notes.map((note) => note.line), ...totals.map((total) => total.line)];
  const headerTexts = table.header.cells;
  const headers = uniqueHeaders(headerTexts);
  const samples = samplesOf(table, source.lastOfMore, new Set(except));
  const text = source.base.text;
  return {
    ...source.base,
    ...(text && {
      text: { ...text, ...skipOf(table, text, block !== undefined || except.length > 0) },
    }),
    ...(block !== undefined && { block }),
    preamble: table.preamble,
    headerLine: table.header.line,
    headerTexts,
    headers,
    lines: {
      first: table.firstLine,
      ...(block !== undefined || notes.length > 0 ? { last: table.lastLine } : {}),
      except: except.toSorted((a, b) => a - b),
    },
    totals,
    ...(source.lastOfMore
      ? lastOf(source.lastOfMore, headers.length)
      : { records: table.records - totals.length }),
    samples,
    evidence: headers.map((header, index) =>
      columnEvidence(
        header,
        samples.map((row) => row[index] ?? ""),
      ),
    ),
    problems: warningsOf(table, totals, notes, source),
  };
}

function skipOf(
  table: FoundTable,
  text: TextForm,
  isPartial: boolean,
): { isPlain: boolean; linesToSkip?: number } {
  const { cells, line } = table.header;
  const isSimple = cells.length > 1 && !cells.some((cell) => /[\r\n]/u.test(cell));
  const isEven = text.evenLines > line || (table.records === 0 && text.evenLines >= line);
  return isSimple && isEven && !isPartial ? { isPlain: true, linesToSkip: line } : { isPlain: false };
}

function lastOf(last: readonly RawRecord[], width: number): { lastRecord?: readonly string[] } {
  const record = last.at(-1);
  return record && !record.flaw && record.cells.length === width ? { lastRecord: record.cells } : {};
}

const firstSamples = 200;
const lastSamples = 50;

function samplesOf(
  table: FoundTable,
  lastOfMore: readonly RawRecord[] | undefined,
  except: ReadonlySet<number>,
): readonly (readonly string[])[] {
  const width = table.header.cells.length;
  const first = table.first.slice(0, firstSamples);
  const lastLine = first.at(-1)?.line ?? 0;
  const last = lastOfMore ?? table.last.filter((row) => row.line > lastLine);
  return [
    ...first.filter((row) => !except.has(row.line)),
    ...last.filter((row) => !except.has(row.line)).slice(-lastSamples),
  ]
    .filter((row) => !row.flaw && row.cells.length >= width)
    .map((row) => row.cells.slice(0, width));
}

function warningsOf(
  table: FoundTable,
  totals: readonly TotalRow[],
  notes: readonly Note[],
  source: RecordSource,
): readonly Problem[] {
  const file = source.base.name;
  const warn = { severity: "warning" } as const;
  const found: Problem[] = [];
  if (table.records - totals.length === 0 && !source.lastOfMore)
    found.push(readProblem("no-records", { file, line: table.header.line }, warn));
  const [unproved] = totals;
  if (unproved && totals.every((total) => total.proved.length === 0))
    found.push(readProblem("total-not-proved", { file, line: unproved.line, label: unproved.label }, warn));
  for (const { line, text } of notes.slice(0, 3))
    found.push(readProblem("text-left-out", { file, line, text }, warn));
  if (source.base.text?.encoding === "windows-1252")
    found.push(readProblem("encoding-assumed", { file }, warn));
  if (source.base.text?.isDamaged) found.push(readProblem("damaged-text", { file }, warn));
  return found;
}
