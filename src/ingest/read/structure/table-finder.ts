import type { RawRecord } from "../shape.ts";
import { filledCells, findHeader, isNote, shareOfValues, usualWidth } from "./find-header.ts";
import { dateForm, numberForm } from "../evidence/cell-forms.ts";

/** A table as found: its header, and the lines its records stand on. */
export interface FoundTable {
  readonly preamble: readonly string[];
  readonly header: RawRecord;
  readonly looksLikeValues: boolean;
  readonly firstLine: number;
  lastLine: number;
  records: number;
  /** The first records under the header. */
  readonly first: RawRecord[];
  /** The last ones. */
  last: RawRecord[];
  /** Lines of text between its records or under them. */
  readonly notes: Note[];
}

export interface Note {
  readonly line: number;
  readonly text: string;
}

interface Segment {
  rows: RawRecord[];
  last: RawRecord[];
  count: number;
  isAfterNote: boolean;
}

export interface TableFinder {
  push(record: RawRecord): void;
  end(): { readonly tables: readonly FoundTable[]; readonly loose: readonly Note[] };
}

const firstKept = 260;
const lastKept = 60;
const mostTables = 200;

/**
 * Follows the records of a file and tells its tables apart: blank lines and comments end a segment, and a segment
 * is a new table, more of the last one, or text beside it. It keeps the first and last records of each only.
 */
export function tableFinder(isKnownHeader: (header: string) => boolean = () => false): TableFinder {
  const tables: FoundTable[] = [];
  let loose: Note[] = [];
  let segment = newSegment(false);

  const close = (): void => {
    if (segment.count === 0) return;
    const current = tables.at(-1);
    if (current && !startsTable(segment, current, loose.length > 0, isKnownHeader)) {
      if (continues(segment, current)) extend(current, segment, loose.splice(0));
      else loose.push(...notesOf(segment));
      return;
    }
    const found = tables.length < mostTables ? openTable(segment, loose, isKnownHeader) : undefined;
    if (found) {
      tables.push(found);
      loose = [];
    } else loose.push(...notesOf(segment));
  };
  return {
    push(record) {
      const isComment = isNote(record) && !isLikeLast(record, segment);
      if (isComment || (record.isAfterBlank && segment.count > 0)) {
        const wasAfterNote = segment.isAfterNote && segment.count === 0;
        close();
        segment = newSegment(isComment || wasAfterNote);
      }
      if (isComment) loose.push(noteOf(record));
      else addTo(segment, record);
    },
    end() {
      close();
      tables.at(-1)?.notes.push(...(tables.length > 0 ? loose.splice(0) : []));
      return { tables, loose };
    },
  };
}

/** A record in the midst of others of its width is a record, whatever its first cell begins with. */
function isLikeLast(record: RawRecord, segment: Segment): boolean {
  return !record.isAfterBlank && segment.last.at(-1)?.cells.length === record.cells.length;
}

function newSegment(isAfterNote: boolean): Segment {
  return { rows: [], last: [], count: 0, isAfterNote };
}

function addTo(segment: Segment, record: RawRecord): void {
  segment.count++;
  if (segment.rows.length < firstKept) segment.rows.push(record);
  segment.last.push(record);
  if (segment.last.length > 2 * lastKept) segment.last = segment.last.slice(-lastKept);
}

function openTable(
  segment: Segment,
  above: readonly Note[],
  isKnownHeader: (header: string) => boolean,
): FoundTable | undefined {
  const found = findHeader(segment.rows, isKnownHeader);
  if (!found) return undefined;
  const header = segment.rows[found.index]!;
  const isTitle =
    segment.count === 1 && filledCells(header).length === 1 && !isKnownHeader(header.cells[0]!.trim());
  if (isTitle) return undefined;
  const first = segment.rows.slice(found.index + 1);
  return {
    preamble: [...above.map((note) => note.text), ...segment.rows.slice(0, found.index).map(textOf)],
    header,
    looksLikeValues: found.looksLikeValues,
    firstLine: first[0]?.line ?? header.line + 1,
    lastLine: segment.last.at(-1)!.line,
    records: segment.count - found.index - 1,
    first,
    last: segment.last.filter((row) => row.line > header.line),
    notes: [],
  };
}

function extend(table: FoundTable, segment: Segment, between: readonly Note[]): void {
  table.notes.push(...between);
  table.lastLine = segment.last.at(-1)!.line;
  table.records += segment.count;
  table.first.push(...segment.rows.slice(0, Math.max(0, firstKept - table.first.length)));
  table.last = [...table.last, ...segment.last].slice(-lastKept);
}

function continues(segment: Segment, table: FoundTable): boolean {
  const width = table.header.cells.length;
  const fitting = segment.rows.filter((row) => row.flaw ?? row.cells.length >= width).length;
  return (
    fitting > 0.5 * segment.rows.length || (width > 1 && usualWidth(segment.rows) > 1 && segment.count <= 10)
  );
}

function startsTable(
  segment: Segment,
  table: FoundTable,
  hasTextBefore: boolean,
  isKnownHeader: (header: string) => boolean,
): boolean {
  const found = findHeader(segment.rows, isKnownHeader);
  if (!found || found.looksLikeValues) return false;
  const header = segment.rows[found.index]!;
  const under = segment.rows.slice(found.index + 1);
  const names = filledCells(header);
  if (isSame(header, table.header) || names.filter((name) => isKnownHeader(name.trim())).length >= 2)
    return true;
  if (under.length === 0 || shareOfValues(header) > 0.34) return false;
  if (segment.isAfterNote) return true;
  const isTitled = hasTextBefore || found.index > 0 || header.cells.length !== table.header.cells.length;
  return names.length >= 2 && (isTitled || breaksColumns(header, under, table));
}

/** A name where the rows under it and the table above it have values. */
function breaksColumns(header: RawRecord, under: readonly RawRecord[], table: FoundTable): boolean {
  const above = table.last.at(-1);
  return header.cells.some(
    (cell, index) =>
      cell.trim() !== "" &&
      !isValue(cell) &&
      above !== undefined &&
      isValue(above.cells[index]) &&
      under.every((row) => isValue(row.cells[index])),
  );
}

function isValue(cell: string | undefined): boolean {
  return cell !== undefined && (numberForm(cell) !== undefined || dateForm(cell) !== undefined);
}

function isSame(row: RawRecord, header: RawRecord): boolean {
  return filledCells(row).join("\u0000") === filledCells(header).join("\u0000");
}

function notesOf(segment: Segment): readonly Note[] {
  return segment.rows.map(noteOf);
}

function noteOf(row: RawRecord): Note {
  return { line: row.line, text: textOf(row) };
}

function textOf(row: RawRecord): string {
  const cells = filledCells(row).map((cell) => cell.trim());
  return (row.text ?? cells.join(", ")).slice(0, 300);
}
