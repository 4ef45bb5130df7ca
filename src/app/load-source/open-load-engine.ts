import { join } from "node:path";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { lakePaths } from "../../lake/index.ts";

/** An engine for one load, spilling into the staging folder; closed when the work ends. */
export async function withLoadEngine<Value>(
  state: string,
  work: (engine: DuckDbEngine) => Promise<Value>,
): Promise<Value> {
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(lakePaths(state).tmp, "spill") });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
