import { openBuilder } from "../src/engine/index.ts";
import {
  clusterPairs,
  compareClusters,
  pairwise,
  readPairs,
  scorePairs,
  trainModel,
} from "../src/identity/index.ts";
import { sql } from "../src/sql/index.ts";
import { peopleColumns, writePeople } from "./identity-people.ts";
import { printMeasured } from "./in-child.ts";

const [records, seed, spillFolder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!];
const engine = await openBuilder({ memoryMb: 3_500, threads: 2, spillFolder });
await writePeople(engine, records, seed);
const started = performance.now();
const model = await trainModel(engine, {
  object: "person",
  table: "people",
  key: "key",
  columns: peopleColumns,
  seed,
});
const trained = performance.now();
const { candidatePairs } = await scorePairs(engine, { model, table: "people", key: "key", into: "pair" });
const scored = performance.now();
const numbered = await readPairs(engine, { table: "people", key: "key", pairs: "pair" });
const { clusterOf } = clusterPairs({ ...numbered, thresholds: model.thresholds });
const clustered = performance.now();
const truth = await engine.query(sql`select entity from people order by key`);
const { f1 } = pairwise(
  clusterOf,
  truth.rows.map(([entity]) => Number(entity)),
);

const hundred = sql`select key from people order by key limit 100`;
await engine.run(sql`create temp table touched as ${hundred}`);
await engine.run(sql`update people set phone = null where key in (select key from touched)`);
const changing = performance.now();
await scorePairs(engine, { model, table: "people", key: "key", into: "fresh", changed: "touched" });
await engine.run(
  sql`insert into fresh select * from pair where l not in (select key from touched) and r not in (select key from touched)`,
);
const again = await readPairs(engine, { table: "people", key: "key", pairs: "fresh" });
const changed = clusterPairs({ ...again, thresholds: model.thresholds });
const changeSeconds = (performance.now() - changing) / 1000;
const { moved } = compareClusters(clusterOf, changed.clusterOf);
await engine.close();
printMeasured((clustered - started) / 1000, {
  candidatePairs,
  f1,
  changeSeconds,
  moved,
  trainSeconds: (trained - started) / 1000,
  scoreSeconds: (scored - trained) / 1000,
  clusterSeconds: (clustered - scored) / 1000,
});
