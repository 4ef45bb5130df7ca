const plain = /^[\w.,:=/@%+-]+$/;

/** One word as a POSIX shell reads it: bare, or between single quotes, which nothing inside can end but another one. */
export function quoteForShell(word: string): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
