import { tmpdir } from "node:os";
import { array, assert, asyncProperty, constantFrom, record, uniqueArray } from "fast-check";
import { beforeAll, afterAll, describe, expect, it } from "vitest";
import { type Engine, openBuilder } from "../../engine/index.ts";
import { join, literalSql, sql } from "../../sql/index.ts";
import type { RecordDecision } from "./decided-pairs.ts";
import type { KnownId } from "./entity-ids-sql.ts";
import { resolveEntities } from "./resolve-entities.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openBuilder({ memoryMb: 500, spillFolder: tmpdir(), threads: 1 });
});
afterAll(() => engine.close());

/** What is known after a build: by record its id, and what the store remembers. */
interface State {
  readonly ids: ReadonlyMap<string, number>;
  readonly known: readonly KnownId[];
}
const nothing: State = { ids: new Map(), known: [] };

type Tokens = { readonly [record: string]: readonly string[] };

/** Builds over records and the tokens of each. */
async function build(
  tokens: Tokens,
  { ids, known }: State = nothing,
  decisions: readonly RecordDecision[] = [],
) {
  const keys = Object.keys(tokens).sort();
  const rows = keys.map((key, index) => sql`(${literalSql(index)}, ${literalSql(key)})`);
  await engine.run(
    sql`create or replace temp table one_record as select * from (values ${join(rows)}) as rows(_n, record_key)`,
  );
  const shared = keys.flatMap((key, index) =>
    tokens[key]!.map(
      (token) => sql`select ${literalSql(index)} as _n, ${literalSql(token)} as token, 'email' as method`,
    ),
  );
  const before = [...ids].map(
    ([key, id]) => sql`select ${literalSql(key)} as record_key, ${literalSql(id)}::bigint as id`,
  );
  const resolved = await resolveEntities(engine, {
    entity: "one",
    records: "one_record",
    key: "one_id",
    tokens:
      shared.length === 0
        ? sql`select 0 as _n, null::varchar as token, '' as method where false`
        : join(shared, " union all "),
    decisions,
    known,
    ...(before.length > 0 && { previous: join(before, " union all ") }),
  });
  const { rows: links } = await engine.query(
    sql`select record_key, one_id, method, records from (${resolved.link})`,
  );
  await resolved.drop();
  const kept = new Map([...known, ...resolved.ids].map((one) => [one.id, one]));
  return {
    ids: new Map(links.map(([key, id]) => [String(key), Number(id)])),
    links: links.map(([key, , method, records]) => [key, method, records]),
    known: [...kept.values()].sort((a, b) => a.id - b.id),
    contradictions: resolved.clusters.contradictions,
  };
}

const different = (...sides: string[][]): RecordDecision => ({ verdict: "different", sides });
const same = (...records: string[]): RecordDecision => ({ verdict: "same", sides: [records] });

describe("an entity's id", () => {
  it("stays when a record joins that sorts first", async () => {
    const first = await build({ b: ["x"], c: ["x"] });
    const then = await build({ a: ["x"], b: ["x"], c: ["x"] }, first);
    expect(then.ids.get("a")).toBe(first.ids.get("b"));
  });

  it("is that of the larger one when two become one; the other's leads to it", async () => {
    const first = await build({ a: [], b: ["x"], c: ["x"] });
    const then = await build({ a: ["x"], b: ["x"], c: ["x"] }, first);
    expect(then.ids.get("a")).toBe(first.ids.get("b"));
    expect(then.known).toContainEqual({ id: first.ids.get("a"), record: "a", isBorne: false });
  });

  it("stays with the larger part when one becomes two, and the other part gets another", async () => {
    const first = await build({ a: ["x"], b: ["x"], c: ["x"] });
    const then = await build({ a: [], b: ["x"], c: ["x"] }, first);
    expect(then.ids.get("b")).toBe(first.ids.get("a"));
    expect(then.ids.get("a")).not.toBe(first.ids.get("a"));
  });

  it("comes back once what was joined is parted again", async () => {
    const tokens = { a: ["x"], b: ["x"], d: ["y"], e: ["y"], f: ["y"] };
    const first = await build(tokens);
    const joined = await build(tokens, first, [same("a", "f")]);
    expect(new Set(joined.ids.values()).size).toBe(1);
    const parted = await build(tokens, joined);
    expect(parted.ids).toEqual(first.ids);
    const otherwise = await build(tokens, await build(tokens, first, [same("b", "d")]));
    expect(otherwise.ids).toEqual(first.ids);
  });
});

describe("decisions", () => {
  it("join what shares nothing, and part what shares a key, which is told", async () => {
    const { links, contradictions } = await build({ a: [], b: [], c: ["x"], d: ["x"] }, nothing, [
      same("a", "b"),
      different(["c"], ["d"]),
    ]);
    expect(links).toEqual([
      ["a", "decision", 2],
      ["b", "decision", 2],
      ["c", "own", 1],
      ["d", "own", 1],
    ]);
    expect(contradictions).toEqual([[2, 3]]);
  });

  it("of records that are gone wait for them", async () => {
    const { links } = await build({ a: [] }, nothing, [same("a", "z"), different(["y"], ["z"])]);
    expect(links).toEqual([["a", "own", 1]]);
  });
});

describe("ids over any history", () => {
  const token = constantFrom("t1", "t2", "t3", "t4");
  const world = uniqueArray(
    record({
      key: constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
      tokens: array(token, { maxLength: 2 }),
    }),
    {
      selector: ({ key }) => key,
      minLength: 1,
    },
  );
  const seed = 20261125;

  it("are one by entity, stay when nothing changes, and are found again from nothing", async () => {
    await assert(
      asyncProperty(array(world, { minLength: 1, maxLength: 4 }), async (worlds) => {
        let state: State = nothing;
        for (const records of worlds) {
          const tokens = Object.fromEntries(records.map((one) => [one.key, one.tokens]));
          const built = await build(tokens, state);
          const again = await build(tokens, built);
          expect(again.ids).toEqual(built.ids);
          expect(again.known).toEqual(built.known);
          expect((await build(tokens, { ids: new Map(), known: built.known })).ids).toEqual(built.ids);
          state = built;
        }
      }),
      { numRuns: 40, seed },
    );
  });
});
