import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem, Result } from "../../core/index.ts";
import type { SourceMapping, ValueMappings } from "../../dataset/index.ts";
import { builtInPresets, readPresets } from "../../ingest/index.ts";
import { withLock } from "../../lake/index.ts";
import { temporaryFolder } from "../../lake/testing/temporary-folder.ts";
import { loadFiles, type LoadOptions } from "../load-source/load-files.ts";
import type { LoadReport } from "../load-source/load-report.ts";
import { initWorkspace, type Workspace } from "../workspace.ts";

export const contacts: SourceMapping = {
  source: "contacts",
  system: "crm",
  files: ["contacts*.csv"],
  kind: "upsert",
  timezone: "Europe/Paris",
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Id"],
      fields: {
        email: { from: ["Email"] },
        rep_id: { from: ["Owner"] },
        stage: { from: ["Stage"] },
        created_at: { from: ["Created"] },
      },
    },
  ],
};

export const deals: SourceMapping = {
  source: "deals",
  system: "crm",
  files: ["deals*.csv"],
  kind: "full",
  timezone: "Europe/Paris",
  dates: "iso",
  decimal: ".",
  currency: "EUR",
  into: [
    {
      dataset: "deal",
      key: ["Deal"],
      fields: { name: { from: ["Name"] }, amount: { from: ["Amount"] }, closed_at: { from: ["Closed"] } },
    },
  ],
};

export interface TestWorkspace {
  readonly workspace: Workspace;
  /** Writes a file into `sources/` and gives its path. */
  readonly write: (name: string, lines: readonly string[]) => Promise<string>;
  readonly load: (
    paths: readonly string[],
    options?: LoadOptions & {
      readonly mappings?: readonly SourceMapping[];
      readonly values?: ValueMappings;
    },
  ) => Promise<Result<LoadReport, readonly Problem[]>>;
}

/** A workspace whose mappings are given with each load. It goes when the test ends. */
export async function testWorkspace(parent?: string): Promise<TestWorkspace> {
  const folder = parent ?? (await temporaryFolder());
  const made = await initWorkspace(join(folder, "w"), { timezone: "Europe/Paris", currency: "EUR" });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const workspace = made.value;
  const presets = () => readPresets([builtInPresets]).presets.map(({ preset }) => preset);
  return {
    workspace,
    write: async (name, lines) => {
      const path = join(workspace.paths.sources, name);
      await writeFile(path, `${lines.join("\n")}\n`);
      return path;
    },
    load: (paths, { mappings = [contacts, deals], values = {}, ...options } = {}) =>
      withLock(workspace.paths.state, { verb: "load" }, (lock) =>
        loadFiles(lock, { workspace, mappings, values, presets }, paths, options),
      ),
  };
}

export function valueOf<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}
