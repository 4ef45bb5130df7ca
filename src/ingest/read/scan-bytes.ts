import { createHash } from "node:crypto";
import type { Report } from "../../core/index.ts";
import { fileBytes } from "./bytes.ts";
import { bomOf, type Encoding, looksLikeUtf16, utf8Check } from "./encoding.ts";

export interface ByteScan {
  readonly sha256: string;
  /** Bytes of the text, unpacked. */
  readonly textBytes: number;
  readonly encoding: Encoding;
  readonly bomBytes: number;
  readonly isDamaged: boolean;
  readonly hasNullBytes: boolean;
  /** Blank or `#` lines stand below the first ones: there may be several blocks. */
  readonly mayHaveBlocks: boolean;
  readonly head: Buffer;
  readonly tail: Buffer;
}

export interface ScanTarget {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly isCompressed: boolean;
}

const headBytes = 1 << 20;
const tailBytes = 1 << 16;

/** Goes over all bytes once, with native calls only: a gigabyte takes about a second. */
export async function scanBytes(target: ScanTarget, report: Report = () => {}): Promise<ByteScan> {
  const hash = createHash("sha256");
  const heads: Buffer[] = [];
  const utf8 = utf8Check();
  let tail: Buffer = Buffer.alloc(0);
  let textBytes = 0;
  let packedDone = 0;
  let hasNullBytes = false;
  let mayHaveBlocks = false;
  const onRaw = (chunk: Buffer): void => {
    hash.update(chunk);
    packedDone += chunk.length;
    report({ stage: "inspect", subject: target.name, done: packedDone, total: target.bytes, unit: "bytes" });
  };
  for await (const chunk of fileBytes(target.path, target.isCompressed, onRaw)) {
    if (textBytes < headBytes) heads.push(Buffer.from(chunk.subarray(0, headBytes - textBytes)));
    hasNullBytes ||= chunk.indexOf(0) >= 0;
    mayHaveBlocks ||= hasBlockSigns(chunk);
    utf8.push(chunk);
    tail = Buffer.from(chunk.length >= tailBytes ? chunk.subarray(-tailBytes) : lastOf(tail, chunk));
    textBytes += chunk.length;
  }
  const head = Buffer.concat(heads);
  return {
    sha256: hash.digest("hex"),
    textBytes,
    ...encodingOf(head, utf8.end(), hasNullBytes),
    mayHaveBlocks,
    head,
    tail,
  };
}

function encodingOf(
  head: Buffer,
  verdict: "valid" | "damaged" | "other",
  hasNullBytes: boolean,
): Pick<ByteScan, "encoding" | "bomBytes" | "isDamaged" | "hasNullBytes"> {
  const bom = bomOf(head);
  const encoding = bom?.encoding ?? looksLikeUtf16(head) ?? (verdict === "other" ? "windows-1252" : "utf-8");
  return {
    encoding,
    bomBytes: bom?.bytes ?? 0,
    isDamaged: encoding === "utf-8" && verdict !== "valid",
    hasNullBytes: hasNullBytes && !encoding.startsWith("utf-16"),
  };
}

function lastOf(tail: Buffer, chunk: Buffer): Buffer {
  return Buffer.concat([tail, chunk]).subarray(-tailBytes);
}

const signsWithLineFeeds = ["\n\n", "\n#"];
const signsWithReturns = ["\n\r\n", "\r\r", "\r#"];

function hasBlockSigns(chunk: Buffer): boolean {
  const signs = chunk.includes(13) ? [...signsWithLineFeeds, ...signsWithReturns] : signsWithLineFeeds;
  return signs.some((sign) => chunk.includes(sign));
}
