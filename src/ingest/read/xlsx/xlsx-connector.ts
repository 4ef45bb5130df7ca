import { createHash } from "node:crypto";
import { fail, ok, type Problem, type Report, type Result } from "../../../core/index.ts";
import { fileBytes, mostRatio, UnpackedTooLarge } from "../bytes.ts";
import type { Connector, FoundFile } from "../connector.ts";
import { readProblem } from "../problems.ts";
import type { FileShape, InspectOptions, RawRecord } from "../shape.ts";
import { shapesOf } from "../structure/shapes-of.ts";
import { type Archive, BrokenArchive, openArchive } from "./archive.ts";
import { type SheetSource, SheetTooLarge, sheetRecords } from "./sheet-records.ts";
import { readSharedStrings, readWorkbook } from "./workbook.ts";
import { BrokenXml } from "./xml.ts";

/** Excel workbooks (.xlsx, .xlsm): one table or more a sheet, typed cells as canonical text. */
export const xlsxConnector: Connector = {
  name: "xlsx",
  accepts: ({ kind }) => kind === "zip",
  async inspect(file, options) {
    try {
      return await inspectWorkbook(file, options);
    } catch (error) {
      return fail([workbookProblem(error, file.name)]);
    }
  },
  records: workbookRecords,
};

async function inspectWorkbook(file: FoundFile, options: InspectOptions): ReturnType<Connector["inspect"]> {
  const archive = await openArchive(file.path);
  try {
    const foreign = foreignKind(archive, file.name);
    if (foreign) return fail([foreign]);
    const sha256 = await hashFile(file, options.report ?? (() => {}));
    const workbook = await readWorkbook(archive);
    const strings = await readSharedStrings(archive);
    const shapes: FileShape[] = [];
    const refusals: Problem[] = [];
    for (const sheet of workbook.sheets) {
      const base = {
        connector: "xlsx",
        path: file.path,
        name: `${file.name} [${sheet.name}]`,
        sha256,
        bytes: file.bytes,
        modifiedMs: file.modifiedMs,
        sheet: sheet.name,
        hidden: sheet.isHidden,
      };
      const found = await shapesOf(
        { base, records: () => sheetRecords({ archive, workbook, sheet, strings }) },
        options,
      );
      if (found.ok) shapes.push(...found.value);
      else refusals.push(...found.error);
    }
    return verdictOf(shapes, refusals, file.name);
  } finally {
    archive.close();
  }
}

/** A sheet without a table is passed over when another has one: a cover page, notes. */
function verdictOf(
  shapes: readonly FileShape[],
  refusals: readonly Problem[],
  file: string,
): Result<readonly FileShape[], readonly Problem[]> {
  if (shapes.length > 0) return ok(shapes);
  const telling = refusals.filter(({ code }) => code !== "file-empty" && code !== "no-table");
  return fail(telling.length > 0 ? telling : [readProblem("empty-workbook", { file })]);
}

async function* workbookRecords(shape: FileShape, report: Report): AsyncGenerator<readonly RawRecord[]> {
  const archive = await openArchive(shape.path);
  try {
    const workbook = await readWorkbook(archive);
    const sheet = workbook.sheets.find(({ name }) => name === shape.sheet);
    if (!sheet) throw new BrokenArchive(shape.sheet);
    const source: SheetSource = { archive, workbook, sheet, strings: await readSharedStrings(archive) };
    let done = 0;
    for await (const batch of sheetRecords(source, shape.headers.length)) {
      done += batch.length;
      report({ stage: "read", subject: shape.name, done, unit: "rows" });
      yield batch;
    }
  } finally {
    archive.close();
  }
}

const foreignKinds: readonly (readonly [entry: string, kind: string])[] = [
  ["xl/workbook.bin", "Excel (.xlsb)"],
  ["word/document.xml", "Word"],
  ["ppt/presentation.xml", "PowerPoint"],
  ["content.xml", "OpenDocument"],
];

function foreignKind(archive: Archive, file: string): Problem | undefined {
  if (archive.has("xl/workbook.xml")) return undefined;
  const known = foreignKinds.find(([entry]) => archive.has(entry));
  if (known) return readProblem("file-not-a-table", { file, kind: known[1] });
  if (archive.has("[content_types].xml")) return undefined;
  return /\.xls[xm]$/iu.test(file)
    ? readProblem("broken-workbook", { file, cause: "xl/workbook.xml" })
    : readProblem("archive-not-a-table", { file });
}

function workbookProblem(error: unknown, file: string): Problem {
  if (error instanceof UnpackedTooLarge)
    return readProblem("compressed-too-much", { file, times: mostRatio });
  if (error instanceof SheetTooLarge) return readProblem("too-many-rows", { file, limit: 1_048_576 });
  if (error instanceof BrokenArchive || error instanceof BrokenXml)
    return readProblem("broken-workbook", { file, cause: error.message.slice(0, 120) });
  throw error;
}

async function hashFile(file: FoundFile, report: Report): Promise<string> {
  const hash = createHash("sha256");
  let done = 0;
  for await (const chunk of fileBytes(file.path, false)) {
    hash.update(chunk);
    done += chunk.length;
    report({ stage: "inspect", subject: file.name, done, total: file.bytes, unit: "bytes" });
  }
  return hash.digest("hex");
}
