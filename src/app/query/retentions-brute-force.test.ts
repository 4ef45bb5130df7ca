import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue, MetricQueryInput } from "../../contract/index.ts";
import { addDays, bucketStart, dayIn, type Grain } from "../../core/index.ts";
import { type SeededRandom, seededRandom } from "../../stats/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import {
  type PlainActivity,
  type PlainEntry,
  type PlainMember,
  type PlainRetention,
  presencePlainly,
} from "../testing/follow-plainly.ts";
import { queryWorld, shown, testSettings, type TestRow, type TestWorld } from "../testing/query-world.ts";

const asOf = "2024-06-12T09:00:00.000Z";
const asOfDay = "2024-06-12";
const marks = ["a", "b"];

interface Variant extends PlainRetention {
  readonly id: string;
  readonly cohort: "once" | "again" | "join";
  readonly hasValue: boolean;
  readonly relativeTo: "size" | "first";
}

const everies: readonly Grain[] = ["day", "week", "month", "quarter", "year", "fiscal_quarter"];

const variants: readonly Variant[] = (["once", "again", "join"] as const).flatMap((cohort) =>
  (["bounded", "unbounded", "cumulative"] as const).flatMap((counting) =>
    [0, 1, 2].flatMap((turn): readonly Variant[] => {
      const hasValue = turn > 0;
      if (hasValue && counting === "unbounded") return [];
      return [true, false].map((isDaily, index) => {
        const number = cohort.length + counting.length + turn * 2 + index;
        const every = everies[number % everies.length]!;
        return {
          cohort,
          counting,
          hasValue,
          isDaily,
          every,
          asOfDay,
          id: `r_${cohort}_${counting}_${turn}_${isDaily ? "day" : "moment"}`,
          isByPeriod: cohort === "join",
          relativeTo: turn === 2 ? "first" : "size",
          isCapped: turn === 2 && index === 0,
          ...(every === "day" || number % 3 === 0 ? { upTo: 6 } : {}),
        };
      });
    }),
  ),
);

function metricYaml(variant: Variant): string {
  const { id, cohort, counting, isDaily, every, hasValue, relativeTo, isCapped, upTo } = variant;
  const time = isDaily ? ", time: on" : "";
  const who = cohort === "join" ? `{ dataset: join${time} }` : `{ in: ${conceptId(cohort, isDaily)} }`;
  const value = hasValue
    ? `, value: amount, relative_to: ${relativeTo}, capped: ${isCapped}${relativeTo === "size" ? ", unit: number / entities" : ""}`
    : "";
  const last = upTo === undefined ? "" : `, up_to: ${upTo}`;
  return `  ${id}: { label: { en: x, fr: x }, kind: retention, kind_of: ${counting}, cohort: ${who}, activity: { dataset: buy${time} }, entity: who, every: ${every}${value}${last} }`;
}

function conceptId(cohort: "once" | "again", isDaily: boolean): string {
  return `${cohort}_${isDaily ? "day" : "moment"}`;
}

const words = "words: { en: w, fr: w }";

function conceptYaml(cohort: "once" | "again", isDaily: boolean): string {
  const event = (of: string) => `${words}, event: join, where: kind = '${of}'${isDaily ? ", time: on" : ""}`;
  const until = cohort === "again" ? `, until: { z: { ${event("out")} } }` : "";
  return `  ${conceptId(cohort, isDaily)}: { label: { en: x, fr: x }, object: who, all: { c: { ${event("in")} } }${until} }`;
}

const concepts = (["once", "again"] as const).flatMap((cohort) =>
  [true, false].map((isDaily) => ({ cohort, isDaily })),
);

const relationships = "relationships: { who: { to: who, by: who } }";
const yaml = `
datasets:
  who: { label: { en: Who, fr: Qui }, key: id, counted_as: entities, columns: { id: text, mark: text } }
  join: { label: { en: J, fr: J }, key: id, time: at, columns: { id: text, who: text, kind: text, at: instant, on: date }, ${relationships} }
  buy: { label: { en: B, fr: B }, key: id, time: at, columns: { id: text, who: text, amount: decimal, at: instant, on: date }, ${relationships} }
concepts:
${concepts.map(({ cohort, isDaily }) => conceptYaml(cohort, isDaily)).join("\n")}
metrics:
${concepts.map(({ cohort, isDaily }) => `  n_${conceptId(cohort, isDaily)}: { label: { en: n, fr: n }, kind: simple, measure: { dataset: ${conceptId(cohort, isDaily)}, aggregation: count } }`).join("\n")}
${variants.map(metricYaml).join("\n")}
`;

function momentOf(random: SeededRandom) {
  const day = addDays("2024-01-02", random.integer(170));
  const at = `${day}T${random.pick(["00:30", "12:00", "22:30", "23:30"])}:00Z`;
  return { at, on: dayIn(testSettings.timezone, at) };
}

interface World {
  readonly world: TestWorld;
  readonly join: readonly TestRow[];
  readonly buy: readonly TestRow[];
  readonly markOf: ReadonlyMap<string, string>;
}

/** Some joins have no date, some nobody; ids sort as they are numbered. */
async function worldOf(seed: number, size: number): Promise<World> {
  const random = seededRandom(seed, "retentions");
  const people = Array.from({ length: Math.ceil(size / 4) }, (_, index) => `w${index}`);
  const id = (index: number) => String(index).padStart(4, "0");
  const join = Array.from({ length: size }, (_, index) => {
    const kind = random.pick(["in", "in", "in", "out"]);
    const moment = random.uniform() < 0.05 ? { at: null, on: null } : momentOf(random);
    const who = random.uniform() < 0.05 ? null : random.pick(people);
    return { id: id(index), who, kind, ...moment };
  });
  const buy = Array.from({ length: size * 2 }, (_, index) => ({
    id: id(index),
    who: random.uniform() < 0.05 ? null : random.pick(people),
    amount: random.integer(2000) / 100 - 2,
    ...momentOf(random),
  }));
  const who = people.map((one) => ({ id: one, mark: random.pick(marks) }));
  const world = await queryWorld({ join, buy, who }, { yaml, loadedAt: asOf });
  return { world, join, buy, markOf: new Map(who.map((one) => [one.id, one.mark])) };
}

function plainRow(row: TestRow): readonly PlainEntry[] {
  const { who, at, on } = row;
  if (who === null || at === null) return [];
  return [{ object: String(who), cycle: 1, at: Date.parse(String(at)), day: String(on) }];
}

async function membersOf(
  { world, join }: World,
  { cohort, isDaily }: Variant,
): Promise<readonly PlainEntry[]> {
  if (cohort === "join") return join.flatMap(plainRow);
  const metric = `n_${conceptId(cohort, isDaily)}`;
  const opened = await openRows(world, { metrics: [metric], asOf }, { metric, keys: {}, limit: 1000 });
  if (!opened.ok) throw new Error(opened.error[0]!.message.en);
  return shown(opened.value.inputs[0]!.table).flatMap((row) => {
    const text = row["entered_at"];
    if (typeof text !== "string") return [];
    const at = Date.parse(text);
    const day = text.length === 10 ? text : dayIn(testSettings.timezone, new Date(at).toISOString());
    return [{ object: String(row["id"]), cycle: Number(row["cycle"] ?? 1), at, day }];
  });
}

interface Asked {
  readonly grain?: Grain;
  readonly by: boolean;
  readonly from?: string;
  readonly where?: string;
}

const questions: fc.Arbitrary<Asked> = fc.record(
  {
    by: fc.boolean(),
    grain: fc.constantFrom<Grain>("week", "month", "quarter"),
    from: fc.constantFrom("2024-02-20", "2024-04-01"),
    where: fc.constantFrom(...marks),
  },
  { requiredKeys: ["by"] },
);

function expected(
  all: readonly PlainMember[],
  markOf: ReadonlyMap<string, string>,
  asked: Asked,
): ReadonlyMap<string, readonly PlainMember[]> {
  const found = new Map<string, PlainMember[]>();
  for (const one of all) {
    const { day, object } = one.member;
    const mark = markOf.get(object)!;
    if (asked.where !== undefined && mark !== asked.where) continue;
    if (asked.from !== undefined && day < asked.from) continue;
    const time: readonly object[] = asked.grain
      ? [{ period: bucketStart(testSettings, asked.grain, day) }, {}]
      : [{}];
    const place: readonly object[] = asked.by ? [{ "who.mark": mark }, {}] : [{}];
    for (const first of time)
      for (const second of place) {
        const key = JSON.stringify({ ...first, ...second, age: one.age });
        found.set(key, [...(found.get(key) ?? []), one]);
      }
  }
  return found;
}

async function cells(world: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  const { columns, rows, totals } = result.value;
  const names = columns.filter(({ kind }) => kind === "time" || kind === "dimension").map(({ name }) => name);
  const keyed = (row: readonly AnswerValue[], kept: readonly string[]) => {
    const keys = names.flatMap((name, index) => (kept.includes(name) ? [[name, row[index]]] : []));
    return [
      JSON.stringify(Object.fromEntries(keys)),
      new Map(columns.map(({ name }, index) => [name, row[index] ?? null])),
    ] as const;
  };
  return new Map([
    ...rows.map((row) => keyed(row, names)),
    ...totals.map(({ keys, row }) => keyed(row, keys)),
  ]);
}

function queryOf({ id }: Variant, { where, by, ...rest }: Asked): MetricQueryInput {
  return {
    ...rest,
    metrics: [id],
    by: by ? ["who.mark"] : [],
    asOf,
    ...(where !== undefined && { where: `who.mark = '${where}'` }),
  };
}

function checkCell(
  { id, hasValue, relativeTo }: Variant,
  members: readonly PlainMember[],
  values: ReadonlyMap<string, AnswerValue>,
  about: string,
): void {
  const mature = members.filter(({ isMature }) => isMature);
  const sum = (of: (one: PlainMember) => number) => mature.reduce((total, one) => total + of(one), 0);
  const active = mature.filter(({ isActive }) => isActive).length;
  const above = hasValue ? sum(({ value }) => value) : active;
  const below = relativeTo === "first" ? sum(({ first }) => first) : mature.length;
  const got = (part: string) => values.get(`${id}${part}`) ?? null;
  expect(got(".size"), about).toBe(mature.length);
  expect(got(".immature"), about).toBe(members.length - mature.length);
  expect(Number(got(hasValue ? ".value" : ".active")), about).toBeCloseTo(above, 6);
  if (relativeTo === "first") expect(Number(got(".first")), about).toBeCloseTo(below, 6);
  if (Math.abs(below) < 1e-9) expect(got(""), about).toBe(null);
  else expect(Number(got("")), about).toBeCloseTo(above / below, 6);
}

const seed = Number(process.env["ENTENTE_SEED"] ?? 20240703);

describe("a retention", () => {
  it(`equals an evaluation member by member, on every cell and total (seed ${seed})`, {
    timeout: 240_000,
  }, async () => {
    for (const size of [4, 24, 80]) {
      const made = await worldOf(seed + size, size);
      const activity = made.buy.flatMap((row) =>
        plainRow(row).map((one): PlainActivity => ({ ...one, value: Number(row["amount"]) })),
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...variants), questions, async (variant, asked) => {
          const got = await cells(made.world, queryOf(variant, asked));
          const all = presencePlainly(variant, await membersOf(made, variant), activity);
          const wanted = expected(all, made.markOf, asked);
          expect([...got.keys()].toSorted(), variant.id).toEqual([...wanted.keys()].toSorted());
          for (const [key, members] of wanted)
            checkCell(variant, members, got.get(key)!, `${variant.id} ${key}`);
        }),
        { seed, numRuns: 45 },
      );
    }
  });

  it(`opens rows that give each cell again (seed ${seed})`, { timeout: 120_000 }, async () => {
    const { world } = await worldOf(seed, 24);
    const random = seededRandom(seed, "cells");
    for (const variant of variants) {
      const query = queryOf(variant, { by: true, grain: "quarter" });
      const { id, hasValue, relativeTo } = variant;
      const parts = [hasValue ? "value" : "active", relativeTo === "first" ? "first" : "size"];
      for (const [key, values] of await cells(world, query)) {
        if (random.uniform() > 0.04) continue;
        const cell = { metric: id, keys: JSON.parse(key), limit: 1000 };
        const opened = await openRows(world, query, cell);
        if (!opened.ok) throw new Error(opened.error[0]!.message.en);
        for (const [index, { table }] of opened.value.inputs.entries()) {
          const weights = shown(table).map((row) => Number(row["weight"]));
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          expect(total, `${id} ${key}`).toBeCloseTo(Number(values.get(`${id}.${parts[index]}`)), 6);
        }
      }
    }
  });
});
