import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Report } from "../core/index.ts";
import { type Engine, openBuilder } from "../engine/index.ts";
import { allExports, type Ledgers } from "./exports/all-exports.ts";
import { planBadRows } from "./exports/bad-rows.ts";
import type { Export } from "./exports/export.ts";
import { accountTableSql, salesforceMacro } from "./exports/salesforce-people.ts";
import { writeExportFile } from "./exports/write-export.ts";
import { type DemoOptions, type DemoPlan, planDemo } from "./plan.ts";
import { planApplications } from "./story/applications.ts";
import { planMedia, planOtherCosts } from "./story/spend.ts";
import { tellStory } from "./story/tell-story.ts";
import { tellTruth } from "./truth/tell-truth.ts";
import { interestedLeadsYaml } from "./writing/definitions.ts";
import { settingsYaml } from "./writing/settings.ts";
import { demoValues } from "./writing/values.ts";

export interface DemoSummary {
  readonly people: number;
  readonly files: number;
  /** What is planted, and what a pipeline must find again. */
  readonly truth: string;
}

const quiet: Report = () => {};

/**
 * Writes a whole workspace into a folder: exports, mappings, definitions, settings, and `truth.json`. The
 * same options give the same bytes.
 */
export async function makeDemo(
  folder: string,
  options: DemoOptions,
  report: Report = quiet,
): Promise<DemoSummary> {
  const plan = planDemo(options);
  const media = planMedia(plan);
  const ledgers: Ledgers = {
    media,
    costs: planOtherCosts(plan, media),
    applications: planApplications(plan),
    bad: planBadRows(plan.size),
  };
  const spillFolder = join(folder, ".entente", "tmp-demo");
  await mkdir(spillFolder, { recursive: true });
  const engine = await openBuilder({ memoryMb: 3000, spillFolder });
  try {
    await tellStory(engine, plan, report);
    await engine.run(salesforceMacro);
    await engine.run(accountTableSql);
    const exports = allExports(plan, ledgers);
    const files = await writeSources(engine, folder, exports, report);
    await writeDefinitions(folder, plan);
    const truth = await tellTruth(engine, plan, ledgers);
    await writeFile(join(folder, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`);
    return { people: plan.people, files, truth: join(folder, "truth.json") };
  } finally {
    await engine.close();
    await rm(spillFolder, { recursive: true, force: true });
  }
}

async function writeSources(
  engine: Engine,
  folder: string,
  exports: readonly Export[],
  report: Report,
): Promise<number> {
  const sources = join(folder, "sources");
  await mkdir(sources, { recursive: true });
  const files = exports.flatMap((one) => one.files);
  for (const [index, file] of files.entries()) {
    report({ stage: "demo", subject: file.path, done: index, total: files.length });
    await writeExportFile(engine, sources, file);
  }
  for (const { mapping } of exports)
    await writeFile(join(sources, `${mapping.source}.yaml`), stringify(mapping));
  return files.length;
}

async function writeDefinitions(folder: string, plan: DemoPlan): Promise<void> {
  const definitions = join(folder, "definitions");
  await mkdir(definitions, { recursive: true });
  await writeFile(join(folder, "entente.yaml"), settingsYaml(plan));
  await writeFile(join(definitions, "values.yaml"), stringify(demoValues, { lineWidth: 0 }));
  await writeFile(join(definitions, "interested-leads.yaml"), interestedLeadsYaml);
}
