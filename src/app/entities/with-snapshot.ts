import { Refusal } from "../../core/index.ts";
import { type DuckDbEngine, openReader } from "../../engine/index.ts";
import { readCurrent, snapshotFiles } from "../../lake/index.ts";
import { notBuilt } from "../not-built.ts";
import type { Workspace } from "../workspace.ts";

const memoryMb = 1000;

/** Reads the current snapshot of a workspace. */
export async function withSnapshot<Value>(
  { paths }: Workspace,
  work: (engine: DuckDbEngine) => Promise<Value>,
): Promise<Value> {
  const manifest = await readCurrent(paths.state);
  if (manifest === undefined) throw notBuilt();
  const files = await snapshotFiles(paths.state, manifest);
  if (!files.has("person_link")) throw builtEarlier();
  const engine = await openReader(files, { memoryMb });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

function builtEarlier(): Refusal {
  return new Refusal("snapshot-earlier", {
    en: "The current snapshot was built by an earlier version, which kept no links of records. Build again: entente build",
    fr: "L'instantané actuel a été construit par une version antérieure, qui ne gardait pas les liens entre enregistrements. Reconstruisez : entente build",
  });
}
