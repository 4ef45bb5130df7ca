import { foldValue } from "../mapping.ts";

/** The file's header for one of a mapping's: as written, else whatever its case, accents and blanks. */
export function findHeader(headers: readonly string[], wanted: string): string | undefined {
  if (headers.includes(wanted)) return wanted;
  const folded = foldValue(wanted);
  return headers.find((header) => foldValue(header) === folded);
}

export interface EachHeader {
  readonly header: string;
  /** What `*` stood for. */
  readonly word: string;
}

/** The file's headers that match a pattern with one `*`. */
export function eachHeaders(headers: readonly string[], pattern: string): readonly EachHeader[] {
  const [start = "", end = ""] = pattern.split("*");
  return headers.flatMap((header) => {
    const matches =
      header.length > start.length + end.length &&
      foldValue(header).startsWith(foldValue(start)) &&
      foldValue(header).endsWith(foldValue(end));
    return matches ? [{ header, word: header.slice(start.length, header.length - end.length).trim() }] : [];
  });
}
