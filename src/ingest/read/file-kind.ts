/** What a file's first bytes say it is, whatever its name. */
export type FileKind =
  | { readonly kind: "text" }
  | { readonly kind: "gzip" }
  | { readonly kind: "zip" }
  | { readonly kind: "compound" }
  | { readonly kind: "other"; readonly name: string };

const signatures: readonly (readonly [bytes: string, name: string])[] = [
  ["89504e470d0a1a0a", "PNG"],
  ["ffd8ff", "JPEG"],
  ["47494638", "GIF"],
  ["25504446", "PDF"],
  ["50415231", "Parquet"],
  ["53514c69746520666f726d6174", "SQLite"],
  ["377abcaf271c", "7z"],
  ["526172211a07", "RAR"],
  ["28b52ffd", "Zstandard"],
  ["425a68", "bzip2"],
  ["fd377a585a00", "xz"],
  ["7f454c46", "ELF"],
];

export function fileKind(head: Buffer): FileKind {
  const hex = head.subarray(0, 16).toString("hex");
  if (hex.startsWith("1f8b")) return { kind: "gzip" };
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return { kind: "zip" };
  if (hex.startsWith("d0cf11e0a1b11ae1")) return { kind: "compound" };
  const found = signatures.find(([bytes]) => hex.startsWith(bytes));
  return found ? { kind: "other", name: found[1] } : { kind: "text" };
}

/** A password turns a workbook into a compound file that holds this stream. */
export function isEncryptedPackage(content: Buffer): boolean {
  return content.includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** Text has few control characters; what is not text and has no known signature has many. */
export function looksBinary(head: Buffer): boolean {
  const sample = head.subarray(0, 8192);
  let controls = 0;
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++;
  return controls > 0.1 * sample.length && controls > 8;
}
