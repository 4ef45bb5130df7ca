import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface Bom {
  readonly encoding: Encoding;
  readonly bytes: number;
}

export function bomOf(head: Buffer): Bom | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bytes: 2 };
  return undefined;
}

/** UTF-16 without a mark: Latin text leaves one byte of nearly every pair at zero, always the same one. */
export function looksLikeUtf16(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.min(2000, head.length >> 1);
  if (pairs < 4) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) evenZeros++;
    if (head[2 * pair + 1] === 0) oddZeros++;
  }
  if (oddZeros > 0.6 * pairs && evenZeros < 0.05 * pairs) return "utf-16le";
  if (evenZeros > 0.6 * pairs && oddZeros < 0.05 * pairs) return "utf-16be";
  return undefined;
}

export interface Decoder {
  decode(chunk: Buffer): string;
  end(): string;
}

export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === "windows-1252") return { decode: decodeWindows1252, end: () => "" };
  const decoder = new TextDecoder(encoding);
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

const windows1252Upper =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

// Node 20 to 23 decode "windows-1252" as Latin-1: 0x80 to 0x9f come out as control characters.
function decodeWindows1252(chunk: Buffer): string {
  return chunk
    .toString("latin1")
    .replace(/[\u0080-\u009f]/gu, (char: string) => windows1252Upper[char.charCodeAt(0) - 0x80]!);
}

export interface Utf8Check {
  push(chunk: Buffer): void;
  end(): "valid" | "damaged" | "other";
}

/**
 * Follows chunks whose ends may cut a character. Text in which valid multi-byte characters outnumber
 * the broken ones is damaged UTF-8; else its bytes are of another encoding.
 */
export function utf8Check(): Utf8Check {
  let carried: Buffer = Buffer.alloc(0);
  let isValid = true;
  let good = 0;
  let bad = 0;
  const weigh = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      if (!isValid || good < 1000) good += countWideUpTo(bytes, 1000);
      return;
    }
    isValid = false;
    const text = bytes.toString("utf8");
    bad += text.match(/\ufffd/gu)?.length ?? 0;
    good += text.match(/[\u0080-\ufffc]/gu)?.length ?? 0;
  };
  return {
    push(chunk) {
      const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
      const whole = bytes.length - cutLength(bytes);
      carried = Buffer.from(bytes.subarray(whole));
      weigh(bytes.subarray(0, whole));
    },
    end() {
      if (carried.length > 0) weigh(carried);
      if (isValid) return "valid";
      return good > bad ? "damaged" : "other";
    },
  };
}

function countWideUpTo(bytes: Buffer, limit: number): number {
  const text = bytes.subarray(0, 65_536).toString("utf8");
  return Math.min(limit, text.match(/[\u0080-\uffff]/gu)?.length ?? 0);
}

/** How many bytes at the end are the start of a character that goes on in the next chunk. */
function cutLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}
