import { describe, expect, it } from "vitest";
import type { Answer, MetricQueryInput } from "../../contract/index.ts";
import { decimal, type ExactDecimal, isDecimal } from "../../core/index.ts";
import { planInput, queryMetric } from "../query-metric.ts";
import { queryWorld, type TestWorld } from "../testing/query-world.ts";
import { randomTables } from "../testing/random-tables.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240701);
const options = { timeout: 120_000 };

async function answered(world: TestWorld, query: MetricQueryInput): Promise<Answer> {
  const answer = await queryMetric(world, { totals: false, ...query });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  return answer.value;
}

/** What a metric gives in each group, by the text of its keys. */
function valuesOf({ columns, rows }: Answer, metric: string): ReadonlyMap<string, ExactDecimal> {
  const at = columns.findIndex(({ name }) => name === metric);
  const keys = columns.flatMap(({ kind }, index) => (kind === "time" || kind === "dimension" ? [index] : []));
  return new Map(
    rows.map((row) => [JSON.stringify(keys.map((index) => row[index])), numberOf(row[at])] as const),
  );
}

function numberOf(value: unknown): ExactDecimal {
  if (isDecimal(value)) return value;
  return decimal(typeof value === "number" ? value : 0);
}

function total(values: Iterable<ExactDecimal>): string {
  return [...values].reduce((sum, value) => sum.add(value), decimal(0)).toFixed();
}

/** Counts and sums of rows, which add up over any groups of them. */
function addedMetrics({ compiled: { model } }: TestWorld): readonly string[] {
  const isAdded = (id: string) => ["count", "sum"].includes(model.measures.get(id)?.aggregation ?? "");
  return [...model.metrics.values()].flatMap(({ id, meaning }) =>
    meaning.kind === "simple" && isAdded(meaning.measure) ? [id] : [],
  );
}

interface Asked {
  readonly world: TestWorld;
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  readonly canAsk: (query: MetricQueryInput) => boolean;
}

async function randomWorld(): Promise<Asked> {
  const world = await queryWorld(randomTables(seed, 40), { loadedAt: "2024-07-01T00:00:00.000Z" });
  return {
    world,
    metrics: addedMetrics(world),
    dimensions: [...world.compiled.model.dimensions.keys()],
    canAsk: (query) => planInput(world, query).ok,
  };
}

describe(`metamorphic properties of queries (seed ${seed})`, () => {
  it("the parts of a partition add up to the whole", options, async () => {
    const { world, metrics, dimensions, canAsk } = await randomWorld();
    let asked = 0;
    for (const metric of metrics) {
      if (!canAsk({ metrics: [metric] })) continue;
      const whole = total(valuesOf(await answered(world, { metrics: [metric] }), metric).values());
      const by = dimensions.find((name) => canAsk({ metrics: [metric], by: [name] }));
      if (by === undefined) continue;
      const parts = await answered(world, { metrics: [metric], by: [by] });
      expect(total(valuesOf(parts, metric).values()), `${metric} by ${by}`).toBe(whole);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(20);
  });

  it("a condition, its contrary and its being unknown part the rows", options, async () => {
    const { world, metrics, canAsk } = await randomWorld();
    let asked = 0;
    for (const metric of metrics.filter((id) => canAsk({ metrics: [id], where: "country = 'FR'" }))) {
      const sum = async (where?: string) => {
        const query = { metrics: [metric], ...(where !== undefined && { where }) };
        return decimal(total(valuesOf(await answered(world, query), metric).values()));
      };
      const parts = [
        await sum("country = 'FR'"),
        await sum("not (country = 'FR')"),
        await sum("country is null"),
      ];
      expect(total(parts), metric).toBe(total([await sum()]));
      asked += 1;
    }
    expect(asked).toBeGreaterThan(10);
  });

  it("days rolled up are what the coarse grain gives", options, async () => {
    const { world, metrics, canAsk } = await randomWorld();
    let asked = 0;
    for (const metric of metrics.filter((id) => canAsk({ metrics: [id], grain: "day" }))) {
      const months = new Map<string, ExactDecimal[]>();
      for (const [key, value] of valuesOf(await answered(world, { metrics: [metric], grain: "day" }), metric))
        months.set(key.slice(0, 9), [...(months.get(key.slice(0, 9)) ?? []), value]);
      const coarse = valuesOf(await answered(world, { metrics: [metric], grain: "month" }), metric);
      const rolled = [...months].map(([month, values]) => [month, total(values)]);
      const given = [...coarse].map(([key, value]) => [key.slice(0, 9), value.toFixed()]);
      expect(rolled, metric).toEqual(given);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(20);
  });

  it("a metric beside those of other datasets is what it is alone", options, async () => {
    const { world, dimensions, canAsk } = await randomWorld();
    const together = ["leads", "won_amount", "touches", "activities"];
    const by = dimensions.filter((name) => canAsk({ metrics: together, by: [name] }));
    expect(by.length).toBeGreaterThan(0);
    for (const name of by) {
      const all = await answered(world, { metrics: together, by: [name], grain: "month" });
      for (const metric of together) {
        const alone = valuesOf(
          await answered(world, { metrics: [metric], by: [name], grain: "month" }),
          metric,
        );
        const beside = valuesOf(all, metric);
        for (const [key, value] of alone)
          expect(beside.get(key)?.toFixed(), `${metric} by ${name} at ${key}`).toBe(value.toFixed());
        expect(total(beside.values())).toBe(total(alone.values()));
      }
    }
  });

  it("a dimension on the side of many never multiplies a sum: it is refused", async () => {
    const { canAsk } = await randomWorld();
    const many = ["activity.kind", "deal_stage.stage", "order.status", "case.status", "handoff.status"];
    for (const by of many) {
      expect(canAsk({ metrics: ["people_created"], by: [by] }), by).toBe(false);
      expect(canAsk({ metrics: ["won_amount"], by: [by] }), by).toBe(false);
    }
    expect(canAsk({ metrics: ["won_amount"], by: ["deal.status"] })).toBe(true);
  });
});
