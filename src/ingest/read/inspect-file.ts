import { fail, type Problem, type Result } from "../../core/index.ts";
import { BrokenCompression, mostRatio, UnpackedTooLarge } from "./bytes.ts";
import type { Connector } from "./connector.ts";
import { csvConnector } from "./csv/csv-connector.ts";
import { UnreadableText } from "./csv/record-parser.ts";
import { findFile } from "./open-file.ts";
import { readProblem } from "./problems.ts";
import type { FileShape, InspectOptions } from "./shape.ts";
import { xlsxConnector } from "./xlsx/xlsx-connector.ts";

export const connectors: readonly Connector[] = [csvConnector, xlsxConnector];

/**
 * Says which tables a file holds: one for a text file, unless several blocks are stacked in it; one a sheet for a
 * workbook. What no reader can make a table of is refused, each time with a sentence.
 */
export async function inspectFile(
  path: string,
  options: InspectOptions = {},
): Promise<Result<readonly FileShape[], readonly Problem[]>> {
  const found = await findFile(path);
  if (!found.ok) return found;
  const file = found.value;
  const connector = connectors.find((each) => each.accepts(file));
  if (!connector) return fail([readProblem("file-not-a-table", { file: file.name, kind: "unknown" })]);
  try {
    return await connector.inspect(file, options);
  } catch (error) {
    return fail([textProblem(error, file.name)]);
  }
}

/** What a reader stumbled over, as a problem; anything else is thrown on. */
export function textProblem(error: unknown, file: string): Problem {
  if (error instanceof UnreadableText) {
    const place = { place: { file, line: error.line } };
    return error.code === "quote-open"
      ? readProblem("quote-open", { file, line: error.line }, place)
      : readProblem("record-too-long", { file, line: error.line, megabytes: 64 }, place);
  }
  if (error instanceof UnpackedTooLarge)
    return readProblem("compressed-too-much", { file, times: mostRatio });
  if (error instanceof BrokenCompression) return readProblem("broken-compression", { file });
  throw error;
}
