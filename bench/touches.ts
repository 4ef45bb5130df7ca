import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type OpenedTables, openTables } from "../src/app/open-tables.ts";
import { type QuerySession, querySession } from "../src/app/query-session.ts";
import { catalogueFiles } from "../src/catalogue/index.ts";
import { type Settings, usualBusinessHours } from "../src/core/index.ts";
import { parseDefinitions } from "../src/definitions/index.ts";
import { openBuilder } from "../src/engine/index.ts";
import { literalSql, sql } from "../src/sql/index.ts";

export const settings: Settings = {
  name: "Bench",
  language: "en",
  timezone: "UTC",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  parties: ["marketing", "sales"],
  engine: "duckdb",
  rates: [],
  businessHours: usualBusinessHours,
};

export const memoryMb = 5000;

/** How many rows are made: people have from none to some thousand touches. */
export interface Sizes {
  readonly touches: number;
  readonly people: number;
  readonly seed: number;
}

/** Touches and people written as Parquet files, and opened under the definitions of a workspace's own. */
export async function openTouches(
  root: string,
  sizes: Sizes,
  yaml: string,
): Promise<QuerySession & OpenedTables> {
  const folder = join(root, "tables");
  await mkdir(folder);
  await writeTouches(folder, join(root, "spill"), sizes);
  const own = { path: "definitions/bench.yaml", text: yaml, origin: "workspace" } as const;
  const model = parseDefinitions([...catalogueFiles(), own]);
  if (!model.ok) throw new Error(model.error.map(({ message }) => message.en).join("\n"));
  const datasets = [...model.value.datasets.values()].map(({ spec }) => spec);
  const opened = await openTables({ folder, datasets, settings, memoryMb, spillFolder: join(root, "spill") });
  if (!opened.ok) throw new Error(opened.error.map(({ message }) => message.en).join("\n"));
  const moment = "2025-06-01T00:00:00.000Z";
  const snapshot = { id: "bench", method: "bench", builtAt: moment, loadedAt: moment };
  return {
    ...querySession({ model: model.value, settings, engine: opened.value.engine, snapshot }),
    ...opened.value,
  };
}

async function writeTouches(folder: string, spillFolder: string, sizes: Sizes): Promise<void> {
  const engine = await openBuilder({ memoryMb, spillFolder });
  const [touches, people, seed] = [sizes.touches, sizes.people, sizes.seed].map((one) => literalSql(one));
  const chance = (number: number) => sql`(hash(i, ${literalSql(number)}, ${seed!}) / 18446744073709551616.0)`;
  const moment = (number: number) =>
    sql`timestamp '2023-01-01' + to_microseconds(floor(${chance(number)} * 63072000000000)::bigint)`;
  const touchRows = sql`select i as hit_id,
      case when ${chance(1)} >= 0.03 then 1 + floor(power(${chance(2)}, 1.5) * ${people!})::bigint end as prospect_id,
      case when ${chance(3)} < 0.1 then 'demo' when ${chance(3)} < 0.2 then 'download' when ${chance(3)} < 0.25 then 'quote'
        else 'visit' end as kind,
      'channel ' || floor(${chance(8)} * 12)::integer as channel, ${moment(4)} as touched_at
    from range(${touches!}) t(i)`;
  const peopleRows = sql`select i + 1 as prospect_id, ${moment(5)} as created_at,
      case when ${chance(6)} < 0.4 then ${moment(7)} end as customer_at
    from range(${people!}) t(i)`;
  for (const [name, rows] of [
    ["hit", touchRows],
    ["prospect", peopleRows],
  ] as const)
    await engine.run(sql`copy (${rows}) to ${literalSql(join(folder, `${name}.parquet`))} (format parquet)`);
  await engine.close();
}
