import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerValue, type MetricQueryInput } from "../../contract/index.ts";
import { bucketStart, dayIn, decimal, type Grain } from "../../core/index.ts";
import { duckdbDialect } from "../../sql/index.ts";
import { queryMetric } from "../query-metric.ts";
import { aggregatePlainly, type Plain, sameNumber } from "../testing/aggregate-plainly.ts";
import {
  queryWorld,
  testSettings,
  type TestRow,
  type TestTables,
  type TestWorld,
} from "../testing/query-world.ts";
import { randomTables } from "../testing/random-tables.ts";

/** Measures, each with a second writing of what it counts: rows kept, value taken. */
interface Twin {
  readonly yaml: string;
  readonly dataset: "deal" | "touch" | "activity";
  readonly time: string;
  readonly aggregation: Parameters<typeof aggregatePlainly>[0];
  readonly fraction?: { readonly numerator: number; readonly denominator: number };
  readonly keeps?: (row: TestRow) => boolean;
  readonly takes?: (row: TestRow) => unknown;
}

const isWon = (row: TestRow) => row["status"] === "won";
const deal = { dataset: "deal", time: "created_at" } as const;
const amount = (row: TestRow) => (row["amount"] === null ? null : decimal(String(row["amount"])));

const twins: { readonly [id: string]: Twin } = {
  m_count: { ...deal, yaml: "dataset: deal, aggregation: count", aggregation: "count" },
  m_sum: { ...deal, yaml: "dataset: deal, aggregation: sum, of: amount", aggregation: "sum", takes: amount },
  m_won: {
    ...deal,
    yaml: "dataset: deal, aggregation: sum, of: amount, where: status = 'won'",
    aggregation: "sum",
    takes: amount,
    keeps: isWon,
  },
  m_closed: {
    dataset: "deal",
    time: "closed_at",
    yaml: "dataset: deal, aggregation: count, where: status = 'won', time: closed_at",
    aggregation: "count",
    keeps: isWon,
  },
  m_distinct: {
    ...deal,
    yaml: "dataset: deal, aggregation: count_distinct, of: company_id, where: status = 'won'",
    aggregation: "count_distinct",
    takes: (row) => row["company_id"],
    keeps: isWon,
  },
  m_min: { ...deal, yaml: "dataset: deal, aggregation: min, of: amount", aggregation: "min", takes: amount },
  m_max: { ...deal, yaml: "dataset: deal, aggregation: max, of: amount", aggregation: "max", takes: amount },
  m_avg: { ...deal, yaml: "dataset: deal, aggregation: avg, of: amount", aggregation: "avg", takes: amount },
  m_median: {
    ...deal,
    yaml: "dataset: deal, aggregation: median, of: amount",
    aggregation: "median",
    takes: amount,
  },
  m_p10: {
    ...deal,
    yaml: "dataset: deal, aggregation: percentile, fraction: 0.1, of: amount, where: status = 'won'",
    aggregation: "percentile",
    fraction: { numerator: 1, denominator: 10 },
    takes: amount,
    keeps: isWon,
  },
  m_touches: {
    dataset: "touch",
    time: "occurred_at",
    yaml: "dataset: touch, aggregation: count",
    aggregation: "count",
  },
  m_people: {
    dataset: "touch",
    time: "occurred_at",
    yaml: "dataset: touch, aggregation: count_distinct, of: person_id",
    aggregation: "count_distinct",
    takes: (row) => row["person_id"],
  },
  m_calls: {
    dataset: "activity",
    time: "occurred_at",
    yaml: "dataset: activity, aggregation: count, where: type = 'call'",
    aggregation: "count",
    keeps: (row) => row["type"] === "call",
  },
};

const yaml = `measures:\n${Object.entries(twins)
  .map(
    ([id, twin]) =>
      `  ${id}: { ${twin.yaml.replace(/where: ([^,]*)/u, 'where: "$1"')}, unit: ${twin.yaml.includes("of: amount") ? "money" : "things"} }`,
  )
  .join("\n")}
dimensions:
  where_from: { label: { en: W, fr: O }, on: { person: country } }
`;

/** The person's country, reached by one hop from each dataset. */
function countryOf(tables: TestTables, row: TestRow): AnswerValue {
  if (row["person_id"] === null) return null;
  const person = tables["person"]!.find((one) => one["person_id"] === row["person_id"]);
  return person?.["country"] ?? null;
}

interface Asked {
  readonly metrics: readonly string[];
  readonly grain?: Grain;
  readonly by: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly where?: "alpha" | "not alpha";
}

/** Every cell of the answer by its keys, computed row by row in memory. */
function expected(tables: TestTables, asked: Asked, metric: string): ReadonlyMap<string, Plain> {
  const twin = twins[metric]!;
  const groups = new Map<string, unknown[]>();
  for (const row of tables[twin.dataset]!) {
    const country = countryOf(tables, row);
    const day = dayOf(row, twin);
    if ((twin.keeps && !twin.keeps(row)) || !isInPlace(asked, country) || !isInPeriod(asked, day)) continue;
    const period = asked.grain && day !== null ? bucketStart(testSettings, asked.grain, day) : null;
    for (const keys of levelsOf(asked, period, country)) {
      const values = groups.get(keys) ?? [];
      values.push(twin.takes ? twin.takes(row) : 1);
      groups.set(keys, values);
    }
  }
  return new Map(
    [...groups].map(([keys, values]) => [
      keys,
      aggregatePlainly(twin.aggregation, values.map(exact), twin.fraction),
    ]),
  );
}

function dayOf(row: TestRow, { time }: Twin): string | null {
  const instant = row[time];
  return typeof instant === "string" ? dayIn(testSettings.timezone, instant) : null;
}

function isInPlace({ where }: Asked, country: AnswerValue): boolean {
  if (where === undefined) return true;
  return where === "alpha" ? country === "alpha" : country !== null && country !== "alpha";
}

function isInPeriod({ from, to }: Asked, day: string | null): boolean {
  if (from === undefined && to === undefined) return true;
  return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function exact(value: unknown): unknown {
  return value ?? null;
}

function levelsOf(asked: Asked, period: AnswerValue, country: AnswerValue): readonly string[] {
  const time: readonly object[] = asked.grain ? [{ period }, {}] : [{}];
  const place: readonly object[] = asked.by ? [{ where_from: country }, {}] : [{}];
  return time.flatMap((one) => place.map((two) => JSON.stringify({ ...one, ...two })));
}

async function cells(
  world: TestWorld,
  query: MetricQueryInput,
): Promise<ReadonlyMap<string, readonly AnswerValue[]>> {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  const { columns, rows, totals } = result.value;
  const names = columns.filter(({ kind }) => kind === "time" || kind === "dimension").map(({ name }) => name);
  const keyed = (row: readonly AnswerValue[], kept: readonly string[]) => {
    const keys = names.flatMap((name, index) => (kept.includes(name) ? [[name, row[index]]] : []));
    return [JSON.stringify(Object.fromEntries(keys)), row.slice(names.length)] as const;
  };
  return new Map([
    ...rows.map((row) => keyed(row, names)),
    ...totals.map(({ keys, row }) => keyed(row, keys)),
  ]);
}

const questions: fc.Arbitrary<Asked> = fc.record(
  {
    metrics: fc.subarray(Object.keys(twins), { minLength: 1, maxLength: 6 }),
    by: fc.boolean(),
    grain: fc.constantFrom<Grain>("day", "week", "month", "quarter", "year", "fiscal_quarter"),
    from: fc.constantFrom("2023-12-31", "2024-02-15"),
    to: fc.constantFrom("2024-03-31", "2024-06-01"),
    where: fc.constantFrom("alpha", "not alpha"),
  },
  { requiredKeys: ["metrics", "by"] },
);

const seed = Number(process.env["ENTENTE_SEED"] ?? 20240701);

describe("queryMetric", () => {
  it(`equals a row-by-row evaluation on every cell and total (seed ${seed})`, {
    timeout: 120_000,
  }, async () => {
    for (const [size, offset] of [
      [2, 0],
      [12, 1],
      [40, 2],
    ] as const) {
      const tables = randomTables(seed + offset, size);
      const world = await queryWorld(tables, { yaml });
      const { orderStatistics: _, ...portable } = duckdbDialect;
      const portably = { ...world, context: { ...world.context, dialect: portable } };
      await fc.assert(
        fc.asyncProperty(questions, async (asked) => {
          const { metrics, by, where, ...rest } = asked;
          const condition = where === "alpha" ? "where_from = 'alpha'" : "where_from <> 'alpha'";
          const query = {
            ...rest,
            metrics: [...metrics],
            by: by ? ["where_from"] : [],
            ...(where && { where: condition }),
          };
          const got = await cells(world, query);
          expect(await cells(portably, query)).toEqual(got);
          const wanted = metrics.map((metric) => expected(tables, asked, metric));
          const keys = new Set([...wanted.flatMap((one) => [...one.keys()]), JSON.stringify({})]);
          expect([...got.keys()].toSorted()).toEqual([...keys].toSorted());
          for (const [at, metric] of metrics.entries()) {
            const empty = aggregatePlainly(twins[metric]!.aggregation, [], twins[metric]!.fraction);
            for (const key of keys) {
              const want = wanted[at]!.get(key) ?? empty;
              expect(
                sameNumber(got.get(key)![at], want),
                `${metric} ${key}: ${String(got.get(key)![at])}, not ${String(want)}`,
              ).toBe(true);
            }
          }
        }),
        { seed, numRuns: 30 },
      );
    }
  });
});
