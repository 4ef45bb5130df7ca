/** Columns that readers of the Parquet file add or look for. */
const taken = [
  "_irregular",
  "_irregular_text",
  "_record",
  "_load",
  "_file",
  "_source",
  "file_row_number",
  "filename",
];

/**
 * Names of columns from headers as written: blanks collapsed, an empty one named by its place (`column 7`), a
 * repeated one numbered (`Name (2)`). Names differ by more than case, because DuckDB does not see case.
 */
export function uniqueHeaders(texts: readonly string[]): readonly string[] {
  const seen = new Set(taken);
  const isFree = (name: string): boolean => !seen.has(name.toLowerCase());
  return texts.map((text, index) => {
    const name = cleanHeader(text) || `column ${index + 1}`;
    let unique = name;
    for (let count = 2; !isFree(unique); count++) unique = `${name} (${count})`;
    seen.add(unique.toLowerCase());
    return unique;
  });
}

const mostHeaderCharacters = 500;

function cleanHeader(text: string): string {
  return text
    .replaceAll("\0", " ")
    .replace(/[\s\ufeff]+/gu, " ")
    .trim()
    .slice(0, mostHeaderCharacters);
}
