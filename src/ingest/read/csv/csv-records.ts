import { fileBytes } from "../bytes.ts";
import { decoderOf } from "../encoding.ts";
import type { RawRecord, TextForm } from "../shape.ts";
import { recordParser } from "./record-parser.ts";

/** The records of a text file in order, in batches, whatever its encoding. */
export async function* csvRecords(
  path: string,
  form: TextForm,
  onRaw: (chunk: Buffer) => void = () => {},
): AsyncGenerator<readonly RawRecord[]> {
  const decoder = decoderOf(form.encoding);
  const parser = recordParser(form);
  const isSuspect = form.hasNullBytes || form.isDamaged;
  for await (const chunk of fileBytes(path, form.isCompressed, onRaw)) {
    for (let at = 0; at < chunk.length; at += batchBytes) {
      const records = parser.push(decoder.decode(chunk.subarray(at, at + batchBytes)));
      if (records.length > 0) yield isSuspect ? records.map(withByteFlaw) : records;
    }
  }
  const rest = parser.push(decoder.end());
  rest.push(...parser.end());
  if (rest.length > 0) yield isSuspect ? rest.map(withByteFlaw) : rest;
}

const batchBytes = 1 << 20;

function withByteFlaw(record: RawRecord): RawRecord {
  if (record.flaw) return { ...record, text: visible(record.text ?? "") };
  const { line, cells } = record;
  if (cells.some((cell) => cell.includes("\0")))
    return { ...record, flaw: { code: "null-byte", line }, text: visible(cells.join(" | ")) };
  if (cells.some((cell) => cell.includes("\ufffd")))
    return { ...record, flaw: { code: "bad-bytes", line }, text: cells.join(" | ") };
  return record;
}

function visible(text: string): string {
  return text.replaceAll("\0", "\u2400");
}
