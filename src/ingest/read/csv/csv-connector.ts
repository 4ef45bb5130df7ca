import { fail } from "../../../core/index.ts";
import type { Connector, FoundFile } from "../connector.ts";
import { decoderOf } from "../encoding.ts";
import { looksBinary } from "../file-kind.ts";
import { readProblem } from "../problems.ts";
import { type ByteScan, scanBytes } from "../scan-bytes.ts";
import type { InspectOptions, RawRecord, TextForm } from "../shape.ts";
import { shapesOf, type ShapeBase } from "../structure/shapes-of.ts";
import { totalCandidates } from "../structure/total-rows.ts";
import { copyCsv } from "./copy-csv.ts";
import { csvRecords } from "./csv-records.ts";
import { parseSample, sniffDialect } from "./sniff-dialect.ts";

/** Text files, compressed by gzip or not: values between commas, semicolons, tabs or bars. */
export const csvConnector: Connector = {
  name: "csv",
  accepts: ({ kind }) => kind === "text" || kind === "gzip",
  inspect: inspectCsv,
  async *records(shape, report) {
    let done = 0;
    yield* csvRecords(shape.path, shape.text!, (chunk) => {
      done += chunk.length;
      report({ stage: "read", subject: shape.name, done, total: shape.bytes, unit: "bytes" });
    });
  },
  copy: copyCsv,
};

/** Files up to this size are read whole at inspection; of longer ones, the start and the end. */
const readWholeUpTo = 8 << 20;
const recordsOfHead = 400;

async function inspectCsv(file: FoundFile, options: InspectOptions): ReturnType<Connector["inspect"]> {
  const isCompressed = file.kind === "gzip";
  const scan = await scanBytes({ ...file, isCompressed }, options.report);
  if (scan.textBytes - scan.bomBytes <= 0) return fail([readProblem("file-empty", { file: file.name })]);
  if (!scan.encoding.startsWith("utf-16") && looksBinary(scan.head))
    return fail([readProblem("file-not-a-table", { file: file.name, kind: "unknown" })]);
  const head = textOf(scan.head, scan);
  const dialect = sniffDialect(head, options.isKnownHeader ?? (() => false));
  const text: TextForm = {
    ...dialect,
    ...formOf(scan),
    isCompressed,
    isPlain: false,
    evenLines: evenLines(head),
  };
  const base: ShapeBase = {
    connector: "csv",
    path: file.path,
    name: file.name,
    sha256: scan.sha256,
    bytes: file.bytes,
    modifiedMs: file.modifiedMs,
    text,
  };
  const whole = { base, records: () => csvRecords(file.path, text) };
  const last = lastRecords(scan, text);
  const first = parseSample(head, dialect).slice(0, recordsOfHead);
  const isShort = scan.textBytes <= readWholeUpTo || first.length < 50;
  if (isShort || mayHaveBlocks(scan) || mayEndOtherwise(first, last)) return shapesOf(whole, options);
  return shapesOf({ base, records: () => once(first), lastOfMore: last }, options);
}

/** How many lines from the top end alike. Where they do not, DuckDB may skip, or lose, other lines than we count. */
function evenLines(head: string): number {
  const pattern = /\r\n|\n|\r/gu;
  const first = pattern.exec(head)?.[0];
  let count = first === undefined ? 0 : 1;
  while (count > 0 && count < 200 && pattern.exec(head)?.[0] === first) count++;
  return count;
}

function formOf(scan: ByteScan): Pick<TextForm, "encoding" | "hasNullBytes" | "isDamaged"> {
  return { encoding: scan.encoding, hasNullBytes: scan.hasNullBytes, isDamaged: scan.isDamaged };
}

function textOf(bytes: Buffer, scan: ByteScan): string {
  return decoderOf(scan.encoding).decode(bytes);
}

/** The records of the file's last bytes; the first of them, cut, is dropped. */
function lastRecords(scan: ByteScan, text: TextForm): readonly RawRecord[] {
  const tail = textOf(scan.tail.subarray(scan.tail.length % 2), scan);
  return parseSample(tail.slice(tail.search(/[\r\n]/u) + 1), text).slice(-60);
}

function mayHaveBlocks(scan: ByteScan): boolean {
  return scan.mayHaveBlocks || scan.encoding.startsWith("utf-16");
}

/** The last records may be totals or a footer: the whole file has to be looked at. */
function mayEndOtherwise(first: readonly RawRecord[], last: readonly RawRecord[]): boolean {
  const width = first.at(-1)?.cells.length;
  return totalCandidates(last).length > 0 || last.slice(-5).some((row) => row.cells.length !== width);
}

async function* once(records: readonly RawRecord[]): AsyncGenerator<readonly RawRecord[]> {
  yield records;
}
