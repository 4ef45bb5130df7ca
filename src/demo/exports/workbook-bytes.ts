import ExcelJS from "exceljs";
import type { WorkbookFile } from "./export.ts";

const written = new Date(Date.UTC(2025, 0, 2, 8, 0, 0));

/** A workbook whose bytes depend on its cells alone: zip archives date their entries, so the dates are set. */
export async function workbookBytes(file: WorkbookFile): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = written;
  workbook.modified = written;
  const sheet = workbook.addWorksheet(file.sheet);
  sheet.addRow([...file.headers]);
  for (const row of file.rows) sheet.addRow(row.map((cell) => (cell === "" ? null : cell)));
  for (const [index, cell] of file.rows[0]!.entries())
    if (cell instanceof Date) sheet.getColumn(index + 1).numFmt = "dd/mm/yyyy";
  return withoutEntryDates(Buffer.from(await workbook.xlsx.writeBuffer()));
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** 2025-01-02 08:00, as MS-DOS writes time and date. */
const dosTime = 8 << 11;
const dosDate = ((2025 - 1980) << 9) | (1 << 5) | 2;

/** Sets the date of each entry, in the directory and before the entry itself. */
function withoutEntryDates(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new Error("The workbook is no zip archive.");
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry--) {
    if (zip.readUInt32LE(at) !== centralHeader) throw new Error("The workbook's directory is broken.");
    setDate(zip, at + 12);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localHeader) throw new Error("The workbook's directory is broken.");
    setDate(zip, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function setDate(zip: Buffer, at: number): void {
  zip.writeUInt16LE(dosTime, at);
  zip.writeUInt16LE(dosDate, at + 2);
}
