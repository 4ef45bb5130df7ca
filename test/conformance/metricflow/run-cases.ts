import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableColumns } from "../../../src/app/import-metricflow.ts";
import type { Problem, Result } from "../../../src/core/index.ts";
import { type OpenModel, openModel } from "./open-model.ts";
import { type Case, folderOf } from "./read-cases.ts";
import { differenceOf } from "./run-case.ts";

export interface Difference {
  readonly name: string;
  readonly reason: string;
}

export interface CasesToRun {
  readonly cases: readonly Case[];
  /** A folder of folders, one a manifest. */
  readonly models: string;
  readonly tables: string;
}

/** The cases whose answer is another here, with the reason of each. */
export async function runCases({ cases, models, tables }: CasesToRun): Promise<readonly Difference[]> {
  const scratch = mkdtempSync(join(tmpdir(), "entente-conformance-"));
  const columns = await tableColumns(tables);
  const opened = new Map<string, Result<OpenModel, readonly Problem[]>>();
  const differences: Difference[] = [];
  for (const one of cases) {
    const folder = folderOf(one.model);
    const places = { models: join(models, folder), tables, scratch };
    const model = opened.get(folder) ?? (await openModel(places, columns));
    opened.set(folder, model);
    const reason = model.ok
      ? await differenceOf(one, model.value)
      : `not imported: ${model.error[0]?.message.en}`;
    if (reason !== undefined) differences.push({ name: one.name, reason });
  }
  for (const model of opened.values()) if (model.ok) await model.value.engine.close();
  rmSync(scratch, { recursive: true, force: true });
  return differences;
}
