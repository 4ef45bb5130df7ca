import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue, MetricQueryInput } from "../../contract/index.ts";
import { addDays, bucketStart, dayIn, type Grain } from "../../core/index.ts";
import { sql } from "../../sql/index.ts";
import { type SeededRandom, seededRandom } from "../../stats/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import {
  type PlainEntry,
  type PlainFunnel,
  type PlainWay,
  sharePlainly,
  waysPlainly,
} from "../testing/follow-plainly.ts";
import { queryWorld, shown, testSettings, type TestRow, type TestWorld } from "../testing/query-world.ts";

const asOf = "2024-03-20T09:00:00.000Z";
const marks = ["a", "b"];
const kinds = ["p", "q", "r"];

interface Variant {
  readonly id: string;
  readonly order: "strict" | "any";
  readonly isDaily: boolean;
  /** The first step and the last may be entered again. */
  readonly isCyclic: boolean;
  readonly hasExit: boolean;
  readonly wholeDays?: number;
  readonly stepDays?: number;
  readonly horizonDays?: number;
}

const windows = [
  {},
  { wholeDays: 20 },
  { stepDays: 4 },
  { wholeDays: 12, stepDays: 9 },
  { horizonDays: 8 },
] as const;

const variants: readonly Variant[] = (["strict", "any"] as const).flatMap((order) =>
  [true, false].flatMap((isDaily) =>
    [true, false].flatMap((isCyclic) =>
      windows.map((window, index) => ({
        order,
        isDaily,
        isCyclic,
        ...window,
        hasExit: (index + (isCyclic ? 1 : 0)) % 2 === 0,
        id: `f_${order}_${isDaily ? "day" : "moment"}_${isCyclic ? "again" : "once"}_${index}`,
      })),
    ),
  ),
);

function stepsOf({ isDaily, isCyclic }: Variant): readonly string[] {
  return kinds.map((kind, index) => conceptId(kind, isDaily, isCyclic && index !== 1));
}

function conceptId(kind: string, isDaily: boolean, isCyclic: boolean): string {
  return `${kind}_${isDaily ? "day" : "moment"}_${isCyclic ? "again" : "once"}`;
}

const conceptIds = [...kinds, "x"].flatMap((kind) =>
  [true, false].flatMap((isDaily) =>
    [true, false].map((isCyclic) => ({ id: conceptId(kind, isDaily, isCyclic), kind, isDaily, isCyclic })),
  ),
);

const words = "words: { en: w, fr: w }";

function conceptYaml({ id, kind, isDaily, isCyclic }: (typeof conceptIds)[number]): string {
  const event = (of: string) => `${words}, event: ev, where: kind = '${of}'${isDaily ? ", time: on" : ""}`;
  const until = isCyclic ? `, until: { z: { ${event("z")} } }` : "";
  return `  ${id}: { label: { en: ${id}, fr: ${id} }, object: who, all: { c: { ${event(kind)} } }${until} }`;
}

function metricYaml(variant: Variant): string {
  const { id, order, isDaily, hasExit, wholeDays, stepDays, horizonDays } = variant;
  const within = (days: number | undefined) => (days === undefined ? "" : `, within: ${days} days`);
  const steps = stepsOf(variant).map(
    (name, index) => `{ in: ${name}${within(index === 0 ? undefined : stepDays)} }`,
  );
  const exits = hasExit ? `, exits: [ ${conceptId("x", isDaily, false)} ]` : "";
  const horizon = horizonDays === undefined ? "" : `, horizon: ${horizonDays} days`;
  return `  ${id}: { label: { en: x, fr: x }, kind: funnel, object: who, order: ${order}, steps: [ ${steps.join(", ")} ]${within(wholeDays)}${horizon}${exits} }`;
}

const yaml = `
datasets:
  who: { label: { en: Who, fr: Qui }, key: id, columns: { id: text, mark: text } }
  ev: { label: { en: E, fr: E }, key: id, time: at, columns: { id: text, who: text, kind: text, at: instant, on: date }, relationships: { who: { to: who, by: who } } }
concepts:
${conceptIds.map(conceptYaml).join("\n")}
metrics:
${conceptIds.map(({ id }) => `  n_${id}: { label: { en: n, fr: n }, kind: simple, measure: { dataset: ${id}, aggregation: count } }`).join("\n")}
${variants.map(metricYaml).join("\n")}
`;

/** Few people, days and hours: ties, the same day, several entries. No change of clocks. */
function eventOf(random: SeededRandom, index: number, size: number): TestRow {
  const day = addDays("2024-02-12", random.integer(38));
  const at = `${day}T${random.pick(["00:30", "12:00", "22:30", "23:30"])}:00Z`;
  const who = `w${random.integer(Math.max(2, Math.ceil(size / 6)))}`;
  const kind = random.pick(["p", "p", "q", "q", "r", "x", "z"]);
  return { id: `e${index}`, who, kind, at, on: dayIn(testSettings.timezone, at) };
}

async function worldOf(seed: number, size: number): Promise<TestWorld> {
  const random = seededRandom(seed, "funnels");
  const ev = Array.from({ length: size }, (_, index) => eventOf(random, index, size));
  const who = [...new Set(ev.map((one) => one["who"]!))].map((id) => ({ id, mark: random.pick(marks) }));
  return queryWorld({ ev, who }, { yaml, loadedAt: asOf });
}

/** Entries into a concept, read from the rows of a count over it. */
async function entriesOf(world: TestWorld, concept: string): Promise<readonly PlainEntry[]> {
  const metric = `n_${concept}`;
  const opened = await openRows(world, { metrics: [metric], asOf }, { metric, keys: {}, limit: 1000 });
  if (!opened.ok) throw new Error(opened.error[0]!.message.en);
  return shown(opened.value.inputs[0]!.table).map((row) => {
    const text = String(row["entered_at"]);
    const at = Date.parse(text);
    const isDay = text.length === 10;
    return {
      object: String(row["id"]),
      cycle: Number(row["cycle"] ?? 1),
      at,
      day: isDay ? text : dayIn(testSettings.timezone, new Date(at).toISOString()),
    };
  });
}

async function plainOf(world: TestWorld, variant: Variant): Promise<PlainFunnel> {
  const { order, isDaily, hasExit, wholeDays, stepDays, horizonDays } = variant;
  const entries = await Promise.all(stepsOf(variant).map((name) => entriesOf(world, name)));
  const hours = (days: number) => days * 24;
  return {
    order,
    isDaily,
    steps: entries.map((some, index) => ({
      entries: some,
      ...(index > 0 && stepDays !== undefined && { hours: hours(stepDays) }),
    })),
    exits: hasExit ? [await entriesOf(world, conceptId("x", isDaily, false))] : [],
    ...(wholeDays !== undefined && { hours: hours(wholeDays) }),
    ...(horizonDays !== undefined && { horizonHours: hours(horizonDays) }),
    asOf: { object: "", cycle: 1, at: Date.parse(asOf), day: dayIn(testSettings.timezone, asOf) },
  };
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
    grain: fc.constantFrom<Grain>("day", "week", "month"),
    from: fc.constantFrom("2024-02-20", "2024-03-01"),
    where: fc.constantFrom(...marks),
  },
  { requiredKeys: ["by"] },
);

/** Each cell by its keys: who took its first step, and the ways at its later steps. */
interface Cell {
  readonly firsts: PlainEntry[];
  readonly ways: PlainWay[];
}

function expected(funnel: PlainFunnel, markOf: ReadonlyMap<string, string>, asked: Asked): Map<string, Cell> {
  const found = new Map<string, Cell>();
  const add = (first: PlainEntry, step: number, way?: PlainWay) => {
    const mark = markOf.get(first.object)!;
    if (asked.where !== undefined && mark !== asked.where) return;
    if (asked.from !== undefined && first.day < asked.from) return;
    for (const key of keysOf(asked, first.day, mark, step)) {
      const cell = found.get(key) ?? { firsts: [], ways: [] };
      if (way) cell.ways.push(way);
      else cell.firsts.push(first);
      found.set(key, cell);
    }
  };
  for (const first of funnel.steps[0]!.entries) add(first, 1);
  for (const way of waysPlainly(funnel)) if (way.isBefore || way.isFirstMature) add(way.first, way.step, way);
  return found;
}

function keysOf({ grain, by }: Asked, day: string, mark: string, step: number): readonly string[] {
  const time: readonly object[] = grain ? [{ period: bucketStart(testSettings, grain, day) }, {}] : [{}];
  const place: readonly object[] = by ? [{ "who.mark": mark }, {}] : [{}];
  return time.flatMap((one) => place.map((two) => JSON.stringify({ ...one, ...two, step })));
}

async function cells(world: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  const { columns, rows, totals } = result.value;
  const names = columns.filter(({ kind }) => kind === "time" || kind === "dimension").map(({ name }) => name);
  const keyed = (row: readonly AnswerValue[], kept: readonly string[]) =>
    [
      JSON.stringify(
        Object.fromEntries(names.flatMap((name, index) => (kept.includes(name) ? [[name, row[index]]] : []))),
      ),
      new Map(columns.map(({ name }, index) => [name, row[index] ?? null])),
    ] as const;
  return new Map([
    ...rows.map((row) => keyed(row, names)),
    ...totals.map(({ keys, row }) => keyed(row, keys)),
  ]);
}

const whoSql = sql`select id, mark from who`;
const seed = Number(process.env["ENTENTE_SEED"] ?? 20240702);

function close(value: AnswerValue | undefined, wanted: number | null, about: string): void {
  const got = value === null || value === undefined ? null : Number(value);
  if (wanted === null || got === null) expect(got, about).toBe(wanted);
  else expect(got, about).toBeCloseTo(wanted, 8);
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

function checkCell(
  id: string,
  { firsts, ways: all }: Cell,
  values: ReadonlyMap<string, AnswerValue>,
  about: string,
) {
  const ways = all.filter(({ isBefore }) => isBefore);
  const followed = all.filter(({ isFirstMature }) => isFirstMature);
  const arrived = followed.filter(({ isReached }) => isReached);
  const mature = ways.filter(({ isMature }) => isMature);
  const converted = mature.filter(({ isReached }) => isReached);
  const reached = firsts.length + ways.filter(({ isReached }) => isReached).length;
  const counts = {
    "": reached,
    ".entered": mature.length,
    ".converted": converted.length,
    ".immature": ways.length - mature.length,
    ".first_entered": followed.length,
    ".first_converted": arrived.length,
    ...(values.has(`${id}.exited`) && { ".exited": mature.filter(({ isExited }) => isExited).length }),
  };
  for (const [part, count] of Object.entries(counts)) expect(values.get(id + part), about + part).toBe(count);
  close(values.get(`${id}.rate`), mature.length === 0 ? null : converted.length / mature.length, about);
  close(
    values.get(`${id}.first_rate`),
    followed.length === 0 ? null : arrived.length / followed.length,
    about,
  );
  close(values.get(`${id}.median_days`), median(converted.map(({ elapsed }) => elapsed!)), about);
  for (const days of [7, 30, 90])
    close(values.get(`${id}.within_${days}`), sharePlainly(ways, days), `${about} within ${days}`);
}

describe("a funnel", () => {
  it(`equals an evaluation way by way, on every cell and total (seed ${seed})`, {
    timeout: 480_000,
  }, async () => {
    for (const size of [6, 40, 120]) {
      const world = await worldOf(seed + size, size);
      const people = await world.engine.query(whoSql);
      const markOf = new Map(people.rows.map(([id, mark]) => [String(id), String(mark)]));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...variants), questions, async (variant, asked) => {
          const { where, by, ...rest } = asked;
          const query = {
            ...rest,
            metrics: [variant.id],
            by: by ? ["who.mark"] : [],
            asOf,
            ...(where !== undefined && { where: `who.mark = '${where}'` }),
          };
          const got = await cells(world, query);
          const wanted = expected(await plainOf(world, variant), markOf, asked);
          expect([...got.keys()].toSorted(), variant.id).toEqual([...wanted.keys()].toSorted());
          for (const [key, cell] of wanted)
            checkCell(variant.id, cell, got.get(key)!, `${variant.id} ${key} `);
        }),
        { seed, numRuns: 40 },
      );
    }
  });
});
