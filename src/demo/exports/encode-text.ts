import type { TextFile } from "./export.ts";

/** The characters that Windows-1252 has where Latin-1 has control codes, as far as the exports use them. */
const windows1252: { readonly [character: string]: number } = {
  "€": 0x80,
  "…": 0x85,
  Œ: 0x8c,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "–": 0x96,
  "—": 0x97,
  œ: 0x9c,
};

export function encodeText(text: string, encoding: TextFile["encoding"]): Buffer {
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding !== "windows-1252") return Buffer.from(text, "utf-8");
  return Buffer.from(Array.from(text, byteOf));
}

function byteOf(character: string): number {
  const code = windows1252[character] ?? character.codePointAt(0)!;
  if (code > 0xff) throw new RangeError(`Windows-1252 has no "${character}".`);
  return code;
}
