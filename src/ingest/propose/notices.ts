import type { Problem } from "../../core/index.ts";
import { isMatched, indexHeaders, matchColumns } from "../presets/match-columns.ts";
import type { Notice } from "../presets/preset.ts";
import type { Recognition } from "../presets/recognise.ts";
import { problem } from "../problems.ts";
import type { FileContents } from "./file-contents.ts";

/** What a preset has to say about this file: an error when the file cannot be used as it is. */
export async function noticesOf(
  { preset }: Recognition,
  headers: readonly string[],
  contents: FileContents,
): Promise<readonly Problem[]> {
  const matched = matchColumns(preset, indexHeaders(headers));
  const found: Problem[] = [];
  for (const notice of preset.notices) {
    if (notice.missing.some((column) => isMatched(matched, column))) continue;
    const header = notice.found && matched.plain.get(notice.found.column)?.[0];
    if (notice.found !== undefined && header === undefined) continue;
    const rows = header === undefined ? undefined : await countRows(header, notice, contents);
    if (rows === 0) continue;
    found.push(
      problem(
        "export-notice",
        { preset: preset.name, say: notice.say, ...(rows !== undefined && { rows }) },
        { severity: notice.refuse ? "error" : "warning" },
      ),
    );
  }
  return found;
}

async function countRows(header: string, { found }: Notice, contents: FileContents): Promise<number> {
  const { values } = await contents.values(header);
  const wanted = new Set(found?.values.map((value) => value.toLowerCase()));
  return values.filter(({ raw }) => wanted.has(raw.toLowerCase())).reduce((sum, { rows }) => sum + rows, 0);
}
