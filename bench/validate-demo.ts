import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openQuerySession } from "../src/app/open-query-session.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import { entryReport, sayReport } from "../test/demo/entry-report.ts";
import { inChild } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

/** What the checks at entry tell of the addresses that the demo company plants wrong. */
export async function benchDemoErrors({ size = "m", seed }: Omit<BenchOptions, "rounds">): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-errors-"));
  try {
    const root = join(folder, "demo");
    await inChild("./demo-ours.ts", [root, size, String(seed)]);
    const workspace = await openWorkspace(root);
    if (!workspace.ok) throw new Error(JSON.stringify(workspace.error));
    const session = await openQuerySession(workspace.value);
    if (!session.ok) throw new Error(JSON.stringify(session.error));
    console.log(`demo company, size ${size}, seed ${seed}`);
    console.log(sayReport(await entryReport(session.value.engine, root)));
    await session.value.engine.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
