import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Settings } from "../../../core/index.ts";
import { type Model, parseDefinitions } from "../../../definitions/index.ts";
import { type DuckDbEngine, openBuilder } from "../../../engine/index.ts";
import { type QuerySession, querySession } from "../../query-session.ts";
import type { WorldParts } from "../brute-force/world.ts";
import { makeTable } from "../fill-table.ts";
import { testSettings } from "../query-world.ts";
import type { WorldPlan } from "./world-plan.ts";

/** A planned world: in an engine, and in memory. */
export interface OpenedWorld {
  readonly session: QuerySession;
  readonly parts: WorldParts;
}

/** An engine in which one world after the other is opened; closed when the test ends. */
export async function worldEngine(): Promise<DuckDbEngine> {
  const folder = await mkdtemp(join(tmpdir(), "entente-worlds-"));
  const engine = await openBuilder({ memoryMb: 500, spillFolder: folder, threads: 1 });
  onTestFinished(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  return engine;
}

export async function openWorld(engine: DuckDbEngine, plan: WorldPlan): Promise<OpenedWorld> {
  const settings: Settings = { ...testSettings, ...plan.settings };
  const model = modelOf(plan.yaml);
  for (const { spec } of model.datasets.values())
    await makeTable(engine, spec, { rows: plan.tables[spec.name] ?? [], timezone: settings.timezone });
  const snapshot = { id: "0001", method: "test", builtAt: plan.asOf, loadedAt: plan.asOf };
  return {
    session: querySession({ model, settings, engine, snapshot }),
    parts: { model, settings, tables: plan.tables, asOf: plan.asOf },
  };
}

function modelOf(yaml: string): Model {
  const parsed = parseDefinitions([{ path: "definitions/world.yaml", text: yaml, origin: "workspace" }]);
  if (parsed.ok) return parsed.value;
  const words = parsed.error.map(({ message, place }) => `${place?.line ?? 0}: ${message.en}`);
  throw new Error(`${words.join("\n")}\n${yaml}`);
}
