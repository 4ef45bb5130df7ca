import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AllocationInput, TargetMapping } from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { buildWorld, type RawRow } from "../testing/build-world.ts";

const costs: TargetMapping = {
  dataset: "spend",
  key: ["Id"],
  fields: {
    day: { from: ["Day"] },
    amount: { from: ["Cost"] },
    cost_kind: { from: ["Kind"] },
    campaign_id: { from: ["Campaign"] },
    strategy: { from: ["Strategy"] },
  },
};
const touches: TargetMapping = {
  dataset: "touch",
  fields: { campaign_id: { from: ["Campaign"] }, occurred_at: { from: ["At"] } },
};
const launch = (campaign: string) => ({ campaign, strategy: "launch" });
const values = {
  campaign: { "*": { A: launch("A"), B: launch("B"), C: { campaign: "C", strategy: "loyalty" } } },
};

async function allocated(rows: readonly RawRow[], allocation: AllocationInput, seen: readonly RawRow[] = []) {
  const world = await buildWorld({
    values,
    allocation,
    sources: [
      { source: "costs", into: [costs], loads: [rows] },
      ...(seen.length > 0 ? [{ source: "touches", into: [touches], loads: [seen] }] : []),
    ],
  });
  return world;
}

const cost = (Id: string, Day: string, Cost: string, more: RawRow = {}): RawRow => ({
  Id,
  Day,
  Cost,
  Kind: "media",
  Campaign: null,
  Strategy: null,
  ...more,
});
const month = [
  cost("1", "2024-01-02", "100", { Campaign: "A" }),
  cost("2", "2024-01-09", "200", { Campaign: "B" }),
  cost("3", "2024-01-20", "300", { Campaign: "C" }),
];
const shared = (Cost: string, more: RawRow = {}) =>
  cost("9", "2024-01-31", Cost, { Kind: "salaries", ...more });
const shares = sql`select campaign_id, amount from allocated_spend where is_shared order by campaign_id nulls last`;

describe("allocated_spend", () => {
  it("shares a cost among the month's campaigns by their media, to the cent", async () => {
    const { rows } = await allocated([...month, shared("100")], { by: "media" });
    expect(await rows(shares)).toEqual([
      ["A", "16.67"],
      ["B", "33.33"],
      ["C", "50"],
    ]);
  });

  it("keeps a cost that names a strategy within it, and leaves what no campaign can bear", async () => {
    const named = shared("0.01", { Strategy: "launch" });
    const { rows } = await allocated([...month, named, cost("8", "2024-02-01", "50", { Kind: "tools" })], {
      by: "media",
    });
    expect(
      await rows(
        sql`select spend_id, campaign_id, amount, strategy from allocated_spend where is_shared order by spend_id`,
      ),
    ).toEqual([
      ["crm:8", null, "50", null],
      ["crm:9", "B", "0.01", "launch"],
    ]);
  });

  it("shares equally among those that spend or are seen, or by touches", async () => {
    const seen = ["A", "A", "A", "D"].map((Campaign) => ({ Campaign, At: "2024-01-15 10:00" }));
    const equal = await allocated([...month, shared("-10")], { by: "equal" }, seen);
    expect(await equal.rows(shares)).toEqual([
      ["A", "-2.5"],
      ["B", "-2.5"],
      ["C", "-2.5"],
      ["D", "-2.5"],
    ]);
    const touched = await allocated([...month, shared("10")], { by: "touches" }, seen);
    expect(await touched.rows(shares)).toEqual([
      ["A", "7.5"],
      ["D", "2.5"],
    ]);
  });

  it("gives fixed shares, and shows the rest as not allocated", async () => {
    const { rows } = await allocated([...month, shared("100.01")], {
      by: "fixed",
      shares: { A: "0.4", B: "0.35" },
    });
    expect(await rows(shares)).toEqual([
      ["A", "40"],
      ["B", "35"],
      [null, "25.01"],
    ]);
  });

  it("adds up to the spend, whatever the amounts", { timeout: 60_000 }, async () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => (value / 100).toFixed(2));
    const line = fc.record({
      Day: fc.constantFrom("2024-01-05", "2024-01-25", "2024-02-10"),
      Cost: cents,
      Kind: fc.constantFrom("media", "salaries"),
      Campaign: fc.constantFrom("A", "B", "C", null),
      Strategy: fc.constantFrom("launch", "loyalty", null, null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.constantFrom("media", "equal"),
        async (lines, by) => {
          const { rows, engine } = await allocated(
            lines.map((one, index) => ({ ...one, Id: String(index) })),
            { by },
          );
          expect(
            await rows(
              sql`select count(*) from (select spend_id, sum(amount) as total from allocated_spend group by spend_id) full join spend using (spend_id) where total is distinct from amount`,
            ),
          ).toEqual([[0]]);
          await engine.close();
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe("acquisition", () => {
  const people: TargetMapping = { dataset: "person", key: ["Id"], fields: {} };
  const entries: TargetMapping = {
    dataset: "stage_entry",
    fields: { person_id: { from: ["Id"] }, stage: { value: "lead" }, entered_at: { from: ["Lead"] } },
  };
  const seen: TargetMapping = {
    dataset: "touch",
    key: ["T"],
    fields: {
      person_id: { from: ["Id"] },
      campaign_id: { from: ["Campaign"] },
      occurred_at: { from: ["At"] },
    },
  };
  const world = (take: "first" | "last") =>
    buildWorld({
      values,
      acquisition: { take },
      sources: [
        {
          source: "people",
          kind: "append",
          into: [people, entries],
          loads: [
            [
              { Id: "1", Lead: "2024-01-10 12:00" },
              { Id: "2", Lead: "2024-01-10 12:00" },
              { Id: "3", Lead: null },
            ],
          ],
        },
        {
          source: "touches",
          kind: "append",
          into: [seen],
          loads: [
            [
              { T: "1", Id: "1", Campaign: "A", At: "2024-01-01 08:00" },
              { T: "2", Id: "1", Campaign: "B", At: "2024-01-09 08:00" },
              { T: "3", Id: "1", Campaign: "C", At: "2024-01-09 08:00" },
              { T: "4", Id: "1", Campaign: null, At: "2024-01-10 08:00" },
              { T: "5", Id: "1", Campaign: "A", At: "2024-01-11 08:00" },
              { T: "6", Id: "2", Campaign: "A", At: "2024-01-11 08:00" },
              { T: "7", Id: "3", Campaign: "A", At: "2024-01-01 08:00" },
            ],
          ],
        },
      ],
    }).then(({ rows }) => rows(sql`select touch_id, campaign_id, strategy from acquisition`));

  it("is the last known touch before the entry; of two at one moment, the one with the later key", async () => {
    expect(await world("last")).toEqual([["crm:3", "C", "loyalty"]]);
  });

  it("is the first when the rule says so", async () => {
    expect(await world("first")).toEqual([["crm:1", "A", "launch"]]);
  });
});
