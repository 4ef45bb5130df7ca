import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadModelFromTexts } from "../../catalogue/index.ts";
import { decimal, isDecimal } from "../../core/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, type TestRow } from "../testing/query-world.ts";

interface Deal {
  readonly status: "won" | "lost" | "open";
  readonly amount: number;
  readonly cycle: number;
}

const days = { created_at: "2024-01-10T10:00:00Z", closed_at: "2024-05-10T10:00:00Z" };

function rowOf({ status, amount, cycle }: Deal, pipeline: string): TestRow {
  const isOpen = status === "open";
  return {
    pipeline,
    status,
    amount: String(amount),
    created_at: days.created_at,
    closed_at: isOpen ? null : days.closed_at,
    cycle_days: isOpen ? null : String(cycle),
  };
}

/** The velocity of several lists of deals, each in a pipeline of its own. */
async function velocities(lists: { readonly [pipeline: string]: readonly Deal[] }) {
  const deal = Object.entries(lists).flatMap(([pipeline, deals]) => deals.map((one) => rowOf(one, pipeline)));
  const rows = deal.map((row, index) => ({ ...row, deal_id: String(index) }));
  const answer = await queryMetric(await queryWorld({ deal: rows }), {
    metrics: ["pipeline_velocity"],
    by: ["pipeline"],
    from: "2024-04-01",
    to: "2024-06-30",
    totals: false,
  });
  if (!answer.ok) throw new Error(answer.error[0]!.message.en);
  return Object.fromEntries(
    answer.value.rows.map(([pipeline, value]) => [
      String(pipeline),
      isDecimal(value) ? value.toNumber() : value,
    ]),
  );
}

const dealOf = (status: Deal["status"]) =>
  fc.record({
    status: fc.constant(status),
    amount: fc.integer({ min: 1, max: 100_000 }),
    cycle: fc.integer({ min: 1, max: 300 }),
  });
const deals = fc
  .tuple(
    fc.array(dealOf("won"), { minLength: 1, maxLength: 8 }),
    fc.array(dealOf("lost"), { maxLength: 5 }),
    fc.array(dealOf("open"), { minLength: 1, maxLength: 5 }),
  )
  .map((lists) => lists.flat());

describe("pipeline_velocity", () => {
  it("is what its four terms give: 3 open deals, 2 of 4 won, for 200 on average, in a median of 10 days", async () => {
    const closed: readonly Deal[] = [
      { status: "won", amount: 100, cycle: 5 },
      { status: "won", amount: 300, cycle: 15 },
      { status: "lost", amount: 900, cycle: 50 },
      { status: "lost", amount: 900, cycle: 90 },
    ];
    const open = Array.from({ length: 3 }, (): Deal => ({ status: "open", amount: 1, cycle: 1 }));
    expect(await velocities({ one: [...closed, ...open] })).toEqual({ one: 30 });
  });

  it("is money a day: it grows with amounts, shrinks with days, and deals twice as many are worth twice as much", async () => {
    await fc.assert(
      fc.asyncProperty(deals, fc.integer({ min: 2, max: 50 }), async (some, factor) => {
        const { base, dearer, slower, twice } = await velocities({
          base: some,
          dearer: some.map((one) => ({ ...one, amount: one.amount * factor })),
          slower: some.map((one) => ({ ...one, cycle: one.cycle * factor })),
          twice: [...some, ...some],
        });
        const times = (value: unknown, by: number) =>
          decimal(String(base)).mul(by).div(String(value)).toNumber();
        expect(times(dearer, factor)).toBeCloseTo(1, 9);
        expect(times(slower, 1)).toBeCloseTo(factor, 9);
        expect(times(twice, 2)).toBeCloseTo(1, 9);
      }),
      { numRuns: 6 },
    );
  });

  it("bears no other unit", () => {
    const inUnit = (unit: string) =>
      loadModelFromTexts({
        "definitions/own.yaml": `metrics:
  speed:
    label: { en: Speed, fr: Vitesse }
    kind: derived
    formula_of: open_deals * win_rate * average_won_amount / sales_cycle_median
    unit: ${unit}
`,
      });
    expect(inUnit("money / days").ok).toBe(true);
    for (const unit of ["money", "money / deals", "deals / days", "days", "share"]) {
      const loaded = inUnit(unit);
      expect(loaded.ok ? unit : loaded.error.map(({ code }) => code)).toEqual(["unit-differs"]);
    }
  });
});
