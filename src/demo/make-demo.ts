import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../core/index.ts";
import { type Engine, openBuilder } from "../engine/index.ts";
import { printSourceMapping, printValueMappings } from "../ingest/index.ts";
import { allExports, type Ledgers } from "./exports/all-exports.ts";
import { planBadRows } from "./exports/bad-rows.ts";
import type { Export } from "./exports/export.ts";
import { salesforceTables } from "./exports/salesforce-people.ts";
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
  /** Files to load together, one round after the other, relative to the folder: exports of later dates come later. */
  readonly loads: readonly (readonly string[])[];
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
  const spillFolder = join(folder, ".spill");
  await mkdir(spillFolder, { recursive: true });
  const engine = await openBuilder({ memoryMb: 2000, spillFolder });
  try {
    await tellStory(engine, plan, report);
    for (const statement of salesforceTables) await engine.run(statement);
    const exports = allExports(plan, ledgers);
    await writeSources(engine, folder, exports, report);
    await writeDefinitions(folder, plan);
    const truth = join(folder, "truth.json");
    await writeFile(truth, `${JSON.stringify(await tellTruth(engine, plan, ledgers), null, 1)}\n`);
    return { people: plan.people, loads: roundsOf(exports), truth };
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
): Promise<void> {
  const sources = join(folder, "sources");
  const files = exports.flatMap((one) => one.files);
  for (const [index, file] of files.entries()) {
    report({ stage: "demo", subject: file.path, done: index, total: files.length });
    await writeExportFile(engine, sources, file);
  }
  for (const { mapping } of exports)
    await writeFile(join(sources, `${mapping.source}.yaml`), printSourceMapping(mapping));
}

async function writeDefinitions(folder: string, plan: DemoPlan): Promise<void> {
  const definitions = join(folder, "definitions");
  await mkdir(definitions, { recursive: true });
  await writeFile(join(folder, "entente.yaml"), settingsYaml(plan));
  await writeFile(join(definitions, "values.yaml"), printValueMappings(demoValues));
  await writeFile(join(definitions, "interested-leads.yaml"), interestedLeadsYaml);
}

/** The files of each round, as paths from the workspace's folder. */
function roundsOf(exports: readonly Export[]): readonly (readonly string[])[] {
  const files = exports.flatMap((one) => one.files);
  const last = Math.max(...files.map(({ round = 0 }) => round));
  return Array.from({ length: last + 1 }, (_, wanted) =>
    files.filter(({ round = 0 }) => round === wanted).map(({ path }) => `sources/${path}`),
  );
}
