import { rm } from "node:fs/promises";
import { Refusal } from "../../core/index.ts";
import { type BuildStep, buildingCatalog, builtTable, type PrepareStep } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";

/** The newest form of DuckDB's files: written in two thirds of the time, and read by this program alone. */
const storageVersion = "v1.5.0";

/** Writes the table of a step into a new DuckDB file, whole and closed. */
export async function writeTable(engine: Engine, step: BuildStep, path: string): Promise<void> {
  const { unique, select } = step;
  if (
    unique?.expected !== true &&
    (await written(engine, step, { path, select, maybeTwins: unique?.column }))
  )
    return;
  await rm(path, { force: true });
  await written(engine, step, { path, select: unique?.select ?? select });
}

interface Writing {
  readonly path: string;
  readonly select: Sql;
  /** The column whose values may not come twice, when that must be seen. */
  readonly maybeTwins?: string | undefined;
}

/** False when keys are not unique. They almost always are: seeing it costs less than making them so. */
async function written(
  engine: Engine,
  step: BuildStep,
  { path, select, maybeTwins }: Writing,
): Promise<boolean> {
  const table = builtTable(step.dataset);
  const catalog = id(buildingCatalog(step.dataset));
  await engine.run(
    sql`attach ${literalSql(path)} as ${catalog} (storage_version ${literalSql(storageVersion)})`,
  );
  try {
    for (const one of step.prepare ?? []) await prepare(engine, one);
    await engine.run(sql`create table ${table} as ${select}`);
    if (maybeTwins !== undefined && (await twins(engine, table, maybeTwins)) > 0) return false;
    if (step.collisions !== undefined && (await numberOf(engine, step.collisions)) !== 0)
      throw collision(step.dataset);
    await engine.run(sql`checkpoint ${catalog}`);
    return true;
  } finally {
    for (const statement of step.drop ?? []) await engine.run(statement);
    await engine.run(sql`detach ${catalog}`);
  }
}

async function twins(engine: Engine, table: Sql, column: string): Promise<number> {
  return numberOf(engine, sql`select count(*) - count(distinct hash(${id(column)})) from ${table}`);
}

/** Makes the table of a file readable under its dataset's name. */
export async function showTable(engine: Engine, dataset: string, path: string): Promise<void> {
  const catalog = `_at_${dataset}`;
  await engine.run(sql`attach ${literalSql(path)} as ${id(catalog)} (read_only)`);
  await engine.run(
    sql`create or replace view ${id(dataset)} as select * from ${id(catalog, "main", dataset)}`,
  );
}

async function prepare(engine: Engine, step: PrepareStep): Promise<void> {
  if (step.kind === "run") return engine.run(step.statement);
  do {
    for (const statement of step.statements) await engine.run(statement);
  } while ((await numberOf(engine, step.changes)) > 0);
}

export async function numberOf(engine: Engine, select: Sql): Promise<number> {
  const { rows } = await engine.query(select);
  return Number(rows[0]?.[0] ?? 0);
}

function collision(dataset: string): Refusal {
  return new Refusal("entity-id-collision", {
    en: `Two entities of ${dataset} would get the same id, so nothing was built. Please report it: it happens once in about ten thousand workspaces of a million people.`,
    fr: `Deux entités de ${dataset} recevraient le même identifiant : rien n'a été construit. Merci de le signaler : cela arrive une fois sur environ dix mille espaces d'un million de personnes.`,
  });
}
