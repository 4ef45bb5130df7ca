import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { id, literalSql, sql } from "../src/sql/index.ts";
import { demoSession } from "../test/find/demo-session.ts";
import { printMeasured } from "./in-child.ts";

/** A demo company with its broken step, as a file for each dataset, as a snapshot has them. */
const [folder = "", size = "m", seed = "1"] = process.argv.slice(2);
if (size !== "s" && size !== "m" && size !== "l") throw new Error(`No size ${size}.`);
const started = performance.now();
await mkdir(folder, { recursive: true });
const { session } = await demoSession({ size, seed: Number(seed), without: [] }, join(folder, "spill"));
const { engine, compiled, snapshot } = session;
const datasets = [...compiled.model.schema.datasets.keys()];
for (const name of datasets) {
  await engine.run(sql`attach ${literalSql(join(folder, `${name}.duckdb`))} as target`);
  await engine.run(sql`create table ${id("target", name)} as select * from ${id(name)}`);
  await engine.run(sql`detach target`);
}
await engine.close();
printMeasured((performance.now() - started) / 1000, { datasets, loadedAt: snapshot.loadedAt });
