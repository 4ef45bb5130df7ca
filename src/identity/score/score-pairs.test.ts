import {
  array,
  asyncProperty,
  assert,
  constantFrom,
  option,
  record,
  tuple,
  uniqueArray,
  nat,
} from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { id, join, literalSql, sql } from "../../sql/index.ts";
import { clusterPairs } from "../cluster/cluster-pairs.ts";
import { readPairs } from "../cluster/read-pairs.ts";
import { explainPair } from "../explain/explain-pair.ts";
import { type IdentityModel, modelHash } from "../model/identity-model.ts";
import type { RoleColumn } from "../model/roles.ts";
import { trainModel } from "../train-model.ts";
import { scorePairs } from "./score-pairs.ts";

const columns: readonly RoleColumn[] = [
  { name: "first", role: "given_name" },
  { name: "last", role: "family_name" },
  { name: "born", role: "birth_date" },
  { name: "email", role: "email" },
  { name: "city", role: "city" },
];

const texts = {
  first: ["Anna", "Ana", "Bruno", "Chloé", "Chloe", "David", "Smith"],
  last: ["Smith", "Smyth", "Martin", "Dupont", "Dupond", "Anna"],
  born: ["1980-01-02", "1980-02-01", "1981-01-02", "1975-12-31"],
  email: ["a.smith@acme.com", "asmith@acme.com", "a.smith@gmail.com", "d.martin@acme.com", "unknown"],
  city: ["Paris", "Pariss", "Lyon", "n/a"],
};

type Person = { readonly [Column in keyof typeof texts]: string | null };

const person = record({
  first: option(constantFrom(...texts.first), { freq: 6 }),
  last: option(constantFrom(...texts.last), { freq: 6 }),
  born: option(constantFrom(...texts.born), { freq: 6 }),
  email: option(constantFrom(...texts.email), { freq: 3 }),
  city: option(constantFrom(...texts.city), { freq: 3 }),
});

let engine: DuckDbEngine;
let model: IdentityModel;

beforeAll(async () => {
  engine = await openBuilder({ memoryMb: 500, threads: 2, spillFolder: "." });
  await write("known", everybody());
  model = await trainModel(engine, {
    object: "person",
    table: "known",
    key: "key",
    columns,
    seed: 3,
    pairBudget: 3_000,
  });
});
afterAll(() => engine.close());

/** 480 people of all combinations of names and days, some of them twice. */
function everybody(): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const [f, first] of texts.first.entries())
    for (const [l, last] of texts.last.entries())
      for (const [b, born] of texts.born.entries()) {
        const number = (f * 6 + l) * 4 + b;
        const one = { first, last, born, email: `p${number}@example.org`, city: texts.city[number % 4]! };
        people.set(`k${number}`, one);
        if (number % 2 === 0) people.set(`k${number}b`, { ...one, city: null });
      }
  return people;
}

async function write(table: string, people: ReadonlyMap<string, Person>): Promise<void> {
  await engine.run(
    sql`create or replace temp table ${id(table)} (key varchar, first varchar, last varchar, born varchar, email varchar, city varchar)`,
  );
  const rows = [...people].map(([key, one]) => {
    const cells = [key, one.first, one.last, one.born, one.email, one.city].map((cell) => literalSql(cell));
    return sql`(${join(cells)})`;
  });
  if (rows.length > 0) await engine.run(sql`insert into ${id(table)} values ${join(rows)}`);
}

async function rowsOf(table: string): Promise<readonly (readonly unknown[])[]> {
  return (await engine.query(sql`select * from ${id(table)} order by l, r`)).rows;
}

async function clustersOf(table: string, pairs: string): Promise<readonly string[]> {
  const numbered = await readPairs(engine, { table, key: "key", pairs });
  const { clusterOf } = clusterPairs({ ...numbered, thresholds: model.thresholds });
  return numbered.keys.map((key, record) => `${key} with ${numbered.keys[clusterOf[record]!]}`);
}

describe("scorePairs under a frozen model", () => {
  const before = uniqueArray(tuple(nat(60), person), { selector: ([key]) => key, maxLength: 40 });
  const changes = array(tuple(nat(60), option(person, { freq: 4 })), { minLength: 1, maxLength: 12 });

  it("gives the pairs and clusters of a full run from kept pairs and those of records added, changed and removed", async () => {
    await assert(
      asyncProperty(before, changes, async (old, moves) => {
        const people = new Map<string, Person>(old.map(([number, one]) => [`r${number}`, one]));
        await write("people", people);
        await scorePairs(engine, { model, table: "people", key: "key", into: "kept" });
        for (const [number, one] of moves)
          if (one === null) people.delete(`r${number}`);
          else people.set(`r${number}`, one);
        await write("people", people);
        const touched = [...new Set(moves.map(([number]) => `r${number}`))];
        await engine.run(
          sql`create or replace temp table touched as select unnest([${join(touched.map((key) => literalSql(key)))}]) as key`,
        );
        await scorePairs(engine, { model, table: "people", key: "key", into: "fresh", changed: "touched" });
        await engine.run(
          sql`create or replace temp table together as select * from kept
            where l not in (select key from touched) and r not in (select key from touched) union all select * from fresh`,
        );
        await scorePairs(engine, { model, table: "people", key: "key", into: "full" });
        expect(await rowsOf("together")).toEqual(await rowsOf("full"));
        expect(await clustersOf("people", "together")).toEqual(await clustersOf("people", "full"));
      }),
      { numRuns: 8, seed: 20_251_125 },
    );
  }, 120_000);

  it("weighs a pair as its explanation does", async () => {
    await scorePairs(engine, { model, table: "known", key: "key", into: "scored" });
    const { rows } = await engine.query(
      sql`select l, r, weight from scored order by weight desc, l, r limit 3`,
    );
    expect(rows).toHaveLength(3);
    for (const [left, right, weight] of rows) {
      const asked = { model, table: "known", key: "key", left: String(right), right: String(left) };
      const explained = await explainPair(engine, asked);
      expect(explained!.keys).toEqual([left, right]);
      expect(explained!.weight).toBeCloseTo(Number(weight), 5);
      expect(explained!.rule).not.toBeNull();
    }
  });

  it("is trained alike from the same records and seed, in any order", async () => {
    await engine.run(sql`create or replace temp table turned as select * from known order by hash(key)`);
    const options = { object: "person", key: "key", columns, seed: 3, pairBudget: 3_000 } as const;
    const again = await trainModel(engine, { ...options, table: "turned" });
    expect(modelHash({ ...again, trainedOn: model.trainedOn })).toBe(modelHash(model));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});
