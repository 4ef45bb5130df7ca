import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue, MetricQueryInput } from "../../contract/index.ts";
import { addDays, bucketStart, dayIn, type Grain } from "../../core/index.ts";
import { duckdbDialect } from "../../sql/index.ts";
import { type SeededRandom, seededRandom } from "../../stats/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import {
  convertPlainly,
  endOf,
  isDated,
  type PlainConversion,
  type PlainEvent,
  type PlainUnit,
} from "../testing/convert-plainly.ts";
import { queryWorld, testSettings, type TestRow, type TestWorld } from "../testing/query-world.ts";

const asOf = "2024-04-03T09:00:00.000Z";
const marks = ["a", "b", "c"];

interface Variant extends PlainConversion {
  readonly id: string;
  readonly datedBy: "base" | "converted";
  readonly filter: "after" | "before";
  /** The window is only waited for. */
  readonly isHorizon: boolean;
}

const windows = [undefined, [1, "day"], [3, "day"], [1, "month"], [30, "hour"], [2, "day"]] as const;

/** Every way to count, each with some window, constant and clock. */
const variants: readonly Variant[] = (["entity", "event"] as const).flatMap((count) =>
  (["first", "last", "all"] as const).flatMap((attribution) =>
    (["base", "converted"] as const).flatMap((datedBy) =>
      (["after", "before"] as const).flatMap((filter) =>
        [0, 1, 2].map((turn) => variantOf({ count, attribution, datedBy, filter }, turn)),
      ),
    ),
  ),
);

function variantOf(
  kind: Pick<Variant, "count" | "attribution" | "datedBy" | "filter">,
  turn: number,
): Variant {
  const { count, attribution, datedBy, filter } = kind;
  const number = Object.values(kind).join("").length + turn * 2 + (count === "event" ? 1 : 0);
  const isDaily = turn === 1;
  const within = windows[number % windows.length];
  const isHours = within?.[1] === "hour";
  return {
    ...kind,
    id: `${count}_${attribution}_${datedBy}_${filter}_${turn}`,
    isDaily,
    ...(within && { within: isHours && isDaily ? ([2, "day"] as const) : within }),
    isConstant: turn === 2 && attribution !== "all",
    isSelf: turn === 0 && filter === "after",
    isHorizon: within !== undefined && turn === 2,
  };
}

function yamlOf(variant: Variant): string {
  const { id, count, attribution, datedBy, filter, isDaily, within, isConstant, isSelf, isHorizon } = variant;
  const side = (dataset: string) => `{ dataset: ${dataset}${isDaily ? ", time: on" : ""} }`;
  const window = within ? `, ${isHorizon ? "horizon" : "within"}: ${within[0]} ${within[1]}s` : "";
  const constant = isConstant ? ", constant: [ { base: mark, converted: mark } ]" : "";
  return `  ${id}: { label: { en: x, fr: x }, kind: conversion, base: ${side("visit")}, converted: ${side(isSelf ? "visit" : "buy")}, entity: { base: user, converted: user }, count: ${count}, attribution: ${attribution}, dated_by: ${datedBy}, filter: ${filter}${window}${constant}, unit: share }`;
}

const columns = "columns: { id: text, user: text, at: instant, on: date, mark: text }";
const yaml = `
datasets:
  visit: { label: { en: V, fr: V }, key: id, time: at, ${columns} }
  buy: { label: { en: B, fr: B }, key: id, time: at, ${columns} }
metrics:
${variants.map(yamlOf).join("\n")}
`;

/** Few people and few moments: ties, the same day, the night of the change of clocks. */
function eventOf(random: SeededRandom, id: string): TestRow {
  const isUndated = random.uniform() < 0.05;
  const day = addDays("2024-03-27", random.integer(9));
  const time = random.pick(["00:30", "12:00", "22:30", "23:00"]);
  const at = isUndated ? null : `${day}T${time}:00Z`;
  return {
    id,
    user: random.uniform() < 0.1 ? null : random.pick(["u1", "u2", "u3", "u4"]),
    at,
    on: at === null ? null : dayIn(testSettings.timezone, at),
    mark: random.uniform() < 0.1 ? null : random.pick(marks),
  };
}

function eventsOf(rows: readonly TestRow[], isDaily: boolean): readonly PlainEvent[] {
  return rows.map(({ id, user, at, on, mark }) => ({
    key: String(id),
    entity: user === null ? null : String(user),
    at: at === null ? null : Date.parse(isDaily ? String(on) : String(at)),
    day: on === null ? null : String(on),
    mark: mark === null ? null : String(mark),
  }));
}

interface Asked {
  readonly grain?: Grain;
  readonly by: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly where?: string;
}

interface Counts {
  base: Set<string>;
  converted: Set<string>;
  immature: Set<string>;
}

function isKept({ where }: Asked, { mark }: PlainEvent): boolean {
  return where === undefined || mark === where;
}

/** The base events that are matched, filtered where filters come before, and those that may follow. */
function chosenOf(variant: Variant, tables: Tables, asked: Asked) {
  const visits = eventsOf(tables.visit, variant.isDaily);
  const others = variant.isSelf ? visits : eventsOf(tables.buy, variant.isDaily);
  if (variant.filter === "after") return { chosen: visits, others };
  const isInTime = ({ day }: PlainEvent) => variant.datedBy === "converted" || isInPeriod(asked, day);
  return { chosen: visits.filter((base) => isKept(asked, base) && isInTime(base)), others };
}

function dayOf({ datedBy }: Variant, { base, converted }: PlainUnit): string | null {
  return datedBy === "converted" && converted ? converted.day : base.day;
}

/** What it counts as; a conversion of a base that is too recent counts as nothing. */
function partOf(variant: Variant, { base, converted }: PlainUnit): keyof Counts | undefined {
  const isWaiting = variant.datedBy === "base" && isImmature(variant, base);
  if (isWaiting) return converted ? undefined : "immature";
  return converted ? "converted" : "base";
}

/** Each cell by its keys: which bases, conversions and bases too recent stand in it. */
function expected(variant: Variant, tables: Tables, asked: Asked): ReadonlyMap<string, Counts> {
  const isBefore = variant.filter === "before";
  const { within: _, ...open } = variant;
  const { chosen, others } = chosenOf(variant, tables, asked);
  const units = convertPlainly(variant.isHorizon ? open : variant, chosen, others);
  const found = new Map<string, Counts>([["{}", noCounts()]]);
  for (const unit of units) {
    const { base } = unit;
    const day = dayOf(variant, unit);
    const part = partOf(variant, unit);
    const isShown = isInPeriod(asked, day) && (isBefore || isKept(asked, base));
    if (day === null || part === undefined || !isShown) continue;
    for (const keys of keysOf(asked, day, base.mark)) {
      const counts = found.get(keys) ?? noCounts();
      counts[part].add(identityOf(variant, unit));
      found.set(keys, counts);
    }
  }
  return found;
}

function noCounts(): Counts {
  return { base: new Set(), converted: new Set(), immature: new Set() };
}

function identityOf({ count, attribution }: Variant, { base, converted }: PlainUnit): string {
  if (count === "entity" && attribution === "all") return String(base.entity);
  return `${base.key} ${converted?.key ?? ""}`;
}

function isImmature(variant: Variant, base: PlainEvent): boolean {
  if (!isDated(base)) return false;
  return endOf(variant, base) > (variant.isDaily ? dayIn(testSettings.timezone, asOf) : Date.parse(asOf))
    ? variant.within !== undefined
    : false;
}

function isInPeriod({ from, to }: Asked, day: string | null): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function keysOf({ grain, by }: Asked, day: string, mark: string | null): readonly string[] {
  const time: readonly object[] = grain ? [{ period: bucketStart(testSettings, grain, day) }, {}] : [{}];
  const place: readonly object[] = by ? [{ "visit.mark": mark }, {}] : [{}];
  return time.flatMap((one) => place.map((two) => JSON.stringify({ ...one, ...two })));
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, AnswerValue>>;

async function cells(world: TestWorld, query: MetricQueryInput): Promise<Cells> {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  const { columns: all, rows, totals } = result.value;
  const names = all.filter(({ kind }) => kind === "time" || kind === "dimension").map(({ name }) => name);
  const keyed = (row: readonly AnswerValue[], kept: readonly string[]) => {
    const keys = names.flatMap((name, index) => (kept.includes(name) ? [[name, row[index]]] : []));
    const values = all.slice(names.length).map(({ name }, index) => [name, row[names.length + index]!]);
    return [JSON.stringify(Object.fromEntries(keys)), new Map(values as [string, AnswerValue][])] as const;
  };
  return new Map([
    ...rows.map((row) => keyed(row, names)),
    ...totals.map(({ keys, row }) => keyed(row, keys)),
  ]);
}

interface Tables {
  readonly visit: readonly TestRow[];
  readonly buy: readonly TestRow[];
}

function tablesOf(seed: number, size: number): Tables {
  const random = seededRandom(seed, "conversions");
  const some = (prefix: string) => Array.from({ length: size }, (_, at) => eventOf(random, `${prefix}${at}`));
  return { visit: some("v"), buy: some("b") };
}

const questions: fc.Arbitrary<Asked> = fc.record(
  {
    by: fc.boolean(),
    grain: fc.constantFrom<Grain>("day", "week", "month"),
    from: fc.constantFrom("2024-03-28", "2024-03-31"),
    to: fc.constantFrom("2024-04-01", "2024-04-04"),
    where: fc.constantFrom(...marks),
  },
  { requiredKeys: ["by"] },
);

function queryOf(variant: Variant, { by, where, ...rest }: Asked): MetricQueryInput {
  return {
    ...rest,
    metrics: [variant.id],
    by: by ? ["visit.mark"] : [],
    asOf,
    ...(where !== undefined && { where: `visit.mark = '${where}'` }),
  };
}

function isEmpty({ base, converted, immature }: Counts): boolean {
  return base.size + converted.size + immature.size === 0;
}

const seed = Number(process.env["ENTENTE_SEED"] ?? 20240701);

describe("a conversion", () => {
  it(`equals an evaluation event by event, on every cell and total (seed ${seed})`, {
    timeout: 240_000,
  }, async () => {
    for (const size of [3, 14, 40]) {
      const tables = tablesOf(seed + size, size);
      const world = await queryWorld({ ...tables }, { yaml, loadedAt: asOf });
      const { orderStatistics: _, ...portable } = duckdbDialect;
      const portably = { ...world, context: { ...world.context, dialect: portable } };
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...variants), questions, async (variant, asked) => {
          const query = queryOf(variant, asked);
          const got = await cells(world, query);
          expect(await cells(portably, query)).toEqual(got);
          const wanted = expected(variant, tables, asked);
          const shownKeys = [...wanted].filter(([key, counts]) => key === "{}" || !isEmpty(counts));
          expect([...got.keys()].toSorted()).toEqual(shownKeys.map(([key]) => key).toSorted());
          for (const [key, { base, converted, immature }] of shownKeys) {
            const values = got.get(key)!;
            const about = `${variant.id} ${key}`;
            expect(values.get(`${variant.id}.base`), about).toBe(base.size);
            expect(values.get(`${variant.id}.converted`), about).toBe(converted.size);
            expect(values.get(`${variant.id}.immature`) ?? 0, about).toBe(immature.size);
            const rate = values.get(variant.id) ?? null;
            expect(rate === null ? null : Number(rate), about).toBe(
              base.size === 0 ? null : Number((converted.size / base.size).toPrecision(17)),
            );
          }
        }),
        { seed, numRuns: 60 },
      );
    }
  });

  it(`opens rows that give each cell again (seed ${seed})`, { timeout: 120_000 }, async () => {
    const tables = tablesOf(seed, 30);
    const world = await queryWorld({ ...tables }, { yaml, loadedAt: asOf });
    const random = seededRandom(seed, "cells");
    for (const variant of variants) {
      const query = queryOf(variant, { by: true, grain: "week", from: "2024-03-28" });
      for (const [key, values] of await cells(world, query)) {
        if (random.uniform() > 0.15) continue;
        const opened = await openRows(world, query, { metric: variant.id, keys: JSON.parse(key) });
        if (!opened.ok) throw new Error(opened.error[0]!.message.en);
        const [converted, base] = opened.value.inputs.map(({ aggregation, table, total }) => {
          const weight = table.columns.findIndex(({ name }) => name === "weight");
          const weights = table.rows.map((row) => String(row[weight]));
          return aggregation === "count" ? total : new Set(weights).size;
        });
        expect([converted, base], `${variant.id} ${key}`).toEqual([
          values.get(`${variant.id}.converted`),
          values.get(`${variant.id}.base`),
        ]);
      }
    }
  });
});

describe("a cohort's conversion", () => {
  const cohorts = variants.filter(({ datedBy }) => datedBy === "base");

  it("has a rate between 0 and 1, inside its interval", async () => {
    const world = await queryWorld({ ...tablesOf(seed, 40) }, { yaml, loadedAt: asOf });
    const shares = cohorts.filter(({ count, attribution }) => count === "entity" || attribution === "all");
    for (const variant of shares) {
      for (const values of (await cells(world, queryOf(variant, { by: true, grain: "day" }))).values()) {
        const rate = values.get(variant.id);
        if (rate === null) continue;
        const [low, high] = [values.get(`${variant.id}.low`), values.get(`${variant.id}.high`)].map(Number);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(Number(rate)).toBeGreaterThanOrEqual(low! - 1e-9);
        expect(Number(rate)).toBeLessThanOrEqual(high! + 1e-9);
        expect(high).toBeLessThanOrEqual(1);
      }
    }
  });

  it("has in a breakdown's cell what the same filter gives alone, where filters come after", async () => {
    const world = await queryWorld({ ...tablesOf(seed, 40) }, { yaml, loadedAt: asOf });
    for (const variant of cohorts.filter(({ filter }) => filter === "after")) {
      const whole = await cells(world, queryOf(variant, { by: true }));
      for (const where of marks) {
        const alone = (await cells(world, queryOf(variant, { by: false, where }))).get("{}")!;
        const cell = whole.get(JSON.stringify({ "visit.mark": where }));
        const isNothing = [...alone.values()].every((value) => value === null || value === 0);
        expect(cell === undefined && isNothing ? alone : cell, `${variant.id} ${where}`).toEqual(alone);
      }
    }
  });

  it("has counts that add up over the parts of a partition, where rows are counted", async () => {
    const world = await queryWorld({ ...tablesOf(seed, 40) }, { yaml, loadedAt: asOf });
    const additive = cohorts.filter(({ count, attribution }) => count === "event" || attribution !== "all");
    for (const variant of additive) {
      const all = await cells(world, queryOf(variant, { by: true, grain: "day" }));
      for (const part of ["base", "converted"]) {
        const of = (values: ReadonlyMap<string, AnswerValue>) => Number(values.get(`${variant.id}.${part}`));
        const parts = [...all].filter(([key]) => "period" in JSON.parse(key) && key.includes("visit.mark"));
        expect(parts.reduce((sum, [, values]) => sum + of(values), 0)).toBe(of(all.get("{}")!));
      }
    }
  });
});
