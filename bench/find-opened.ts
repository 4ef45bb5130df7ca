import { join } from "node:path";
import { type QuerySession, querySession } from "../src/app/query-session.ts";
import { catalogueFiles } from "../src/catalogue/index.ts";
import { parseDefinitions } from "../src/definitions/index.ts";
import { openReader } from "../src/engine/index.ts";
import { settings } from "./touches.ts";

/** What a workspace's reader may take. */
export const readerMb = 2000;

/** The company that was told, opened as a snapshot is: read-only files, one a dataset. */
export async function openTold(
  folder: string,
  datasets: readonly string[],
  loadedAt: string,
): Promise<QuerySession> {
  const model = parseDefinitions(catalogueFiles());
  if (!model.ok) throw new Error(model.error.map(({ message }) => message.en).join("\n"));
  const files = new Map(datasets.map((name) => [name, join(folder, `${name}.duckdb`)]));
  const engine = await openReader(files, { memoryMb: readerMb });
  const snapshot = { id: "bench", method: "bench", builtAt: loadedAt, loadedAt };
  return querySession({ model: model.value, settings, engine, snapshot });
}
