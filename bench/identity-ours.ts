import { openBuilder } from "../src/engine/index.ts";
import { clusterPairs, pairwise, readPairs, scorePairs, trainModel } from "../src/identity/index.ts";
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
await engine.close();
printMeasured((clustered - started) / 1000, {
  candidatePairs,
  f1,
  trainSeconds: (trained - started) / 1000,
  scoreSeconds: (scored - trained) / 1000,
  clusterSeconds: (clustered - scored) / 1000,
});
