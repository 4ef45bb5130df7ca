import { type DatasetSpec, physicalColumns } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, sql } from "../../sql/index.ts";

/** The datasets whose table has other columns than they declare: dataset -> the first column that it lacks, or has in another type. */
export async function outdatedDatasets(
  engine: Engine,
  datasets: readonly DatasetSpec[],
): Promise<ReadonlyMap<string, string>> {
  const outdated = new Map<string, string>();
  for (const dataset of datasets) {
    const amiss = await columnAmiss(engine, dataset);
    if (amiss !== undefined) outdated.set(dataset.name, amiss);
  }
  return outdated;
}

async function columnAmiss(engine: Engine, dataset: DatasetSpec): Promise<string | undefined> {
  const { rows } = await engine.query(sql`describe ${id(dataset.name)}`);
  const held = new Map(rows.map(([name, type]) => [String(name), String(type)]));
  return physicalColumns(dataset).find(({ name, type }) => held.get(name) !== type)?.name;
}
