import { stat } from "node:fs/promises";
import { glob } from "tinyglobby";

const readable = ["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xls", "csv.gz", "tsv.gz", "txt.gz"];

/**
 * The files behind a path: itself, or what a folder holds (its own folders too) that may be a table, in the order of
 * their names. Hidden files and the lock files of Excel (`~$...`) are passed over.
 */
export async function listFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const files = await glob(`**/*.{${readable.join(",")}}`, {
    cwd: path,
    absolute: true,
    dot: false,
    ignore: ["**/~$*"],
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
  });
  return files.sort((a, b) => (a < b ? -1 : 1));
}
