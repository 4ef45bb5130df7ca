import { describe, expect, it } from "vitest";
import type { TargetMapping } from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { buildWorld } from "../testing/build-world.ts";

const deals: TargetMapping = {
  dataset: "deal",
  key: ["Id"],
  fields: {
    stage: { from: ["Stage"] },
    amount: { from: ["Amount"] },
    product_id: { from: ["Product"] },
    rep_id: { from: ["Owner"] },
    created_at: { from: ["Created"] },
    closed_at: { from: ["Closed"] },
  },
};
const costs: TargetMapping = {
  dataset: "spend",
  fields: {
    day: { from: ["Day"] },
    amount: { from: ["Cost"] },
    cost_kind: { value: "media" },
    campaign_id: { from: ["Campaign"] },
  },
};

describe("rows of today", () => {
  const load = (kind: "full" | "upsert" | "append", ...loads: readonly (readonly [string, string][])[]) =>
    buildWorld({
      sources: [
        {
          source: "s",
          kind,
          into: [deals],
          loads: loads.map((rows) => rows.map(([Id, Amount]) => ({ Id, Amount }))),
        },
      ],
    }).then((world) => world.rows(sql`select deal_id, amount, _load, _record from deal order by deal_id`));

  it("are the last full load's: what it leaves out is gone", async () => {
    expect(
      await load(
        "full",
        [
          ["1", "10"],
          ["2", "20"],
        ],
        [
          ["2", "25"],
          ["3", "30"],
        ],
      ),
    ).toEqual([
      ["crm:2", "25", 2, 1],
      ["crm:3", "30", 2, 2],
    ]);
  });

  it("are the latest of each key of an upsert", async () => {
    expect(
      await load(
        "upsert",
        [
          ["1", "10"],
          ["2", "20"],
        ],
        [["2", "25"]],
      ),
    ).toEqual([
      ["crm:1", "10", 1, 1],
      ["crm:2", "25", 2, 1],
    ]);
  });

  it("are one by key, the last, when a load brings a key twice", async () => {
    expect(
      await load("append", [
        ["1", "10"],
        ["1", "11"],
        ["2", "20"],
      ]),
    ).toEqual([
      ["crm:1", "11", 1, 2],
      ["crm:2", "20", 1, 3],
    ]);
  });

  it("are, of a replaced period, those of the last load that covers their day", async () => {
    const day = (number: string, Cost: string) => ({ Day: `2024-01-${number}`, Cost, Campaign: "A" });
    const { rows } = await buildWorld({
      sources: [
        {
          source: "ads",
          kind: "replace",
          period: "Day",
          into: [costs],
          loads: [
            [day("01", "1"), day("02", "2"), day("03", "3"), day("05", "5")],
            [day("02", "20"), day("04", "40")],
          ],
        },
      ],
    });
    expect(await rows(sql`select "day", amount, spend_id from spend order by "day"`)).toEqual([
      ["2024-01-01", "1", "ads:1.1.1"],
      ["2024-01-02", "20", "ads:2.1.1"],
      ["2024-01-04", "40", "ads:2.1.2"],
      ["2024-01-05", "5", "ads:1.1.4"],
    ]);
  });
});

describe("deal", () => {
  it("has the status of its stage, and its cycle in days", async () => {
    const { rows } = await buildWorld({
      sources: [
        {
          source: "s",
          into: [deals],
          loads: [
            [
              { Id: "1", Stage: "won", Created: "2024-01-01", Closed: "2024-01-31" },
              { Id: "2", Stage: "lost", Created: "2024-01-01 10:00", Closed: "2024-01-02 22:00" },
              { Id: "3", Stage: "proposal", Created: "2024-01-01 10:00", Closed: null },
              { Id: "4", Stage: "won", Created: "2024-01-01", Closed: "2024-01-02 23:00" },
              { Id: "5", Stage: "won", Created: "2024-01-05", Closed: "2024-01-02" },
              { Id: "6", Stage: "?", Created: null, Closed: "2024-01-02" },
            ],
          ],
        },
      ],
    });
    expect(await rows(sql`select deal_id, status, cycle_days from deal order by deal_id`)).toEqual([
      ["crm:1", "won", "30"],
      ["crm:2", "lost", "1.5"],
      ["crm:3", "open", null],
      ["crm:4", "won", "1"],
      ["crm:5", "won", null],
      ["crm:6", "unmapped", null],
    ]);
  });

  it("has no close while it is open, whatever close its CRM expects", async () => {
    const { rows } = await buildWorld({
      sources: [
        {
          source: "s",
          into: [deals],
          loads: [
            [
              { Id: "1", Stage: "proposal", Created: "2024-01-01", Closed: "2024-06-30" },
              { Id: "2", Stage: "won", Created: "2024-01-01", Closed: "2024-01-31" },
            ],
          ],
        },
      ],
    });
    expect(await rows(sql`select deal_id, closed_at_day, cycle_days from deal order by deal_id`)).toEqual([
      ["crm:1", null, null],
      ["crm:2", "2024-01-31", "30"],
    ]);
  });
});

describe("names", () => {
  it("are those of mappings, of files and of facts, with what the mapping says of them first", async () => {
    const { rows } = await buildWorld({
      values: {
        owner: { crm: { "j.doe": { rep: "Jane Doe", team: "North", party: "sales" } } },
        campaign: {
          "*": {
            spring: { campaign: "Spring", channel: "paid_social", network: "linkedin", strategy: "Launch" },
          },
        },
      },
      sources: [
        {
          source: "team",
          into: [
            {
              dataset: "rep",
              key: ["Rep"],
              fields: {
                rep_id: { from: ["Rep"] },
                team: { from: ["Team"] },
                territory_id: { from: ["Area"] },
              },
            },
          ],
          loads: [
            [
              { Rep: "j.doe", Team: "Old", Area: "West" },
              { Rep: "Max", Team: "South", Area: null },
            ],
          ],
        },
        {
          source: "deals",
          into: [deals],
          loads: [
            [
              { Id: "1", Owner: "J.DOE", Product: "P1" },
              { Id: "2", Owner: "Kim", Product: null },
            ],
          ],
        },
        {
          source: "ads",
          into: [costs],
          loads: [
            [
              { Day: "2024-01-01", Cost: "5", Campaign: "SPRING" },
              { Day: "2024-01-01", Cost: "5", Campaign: "Autumn" },
            ],
          ],
        },
      ],
    });
    expect(await rows(sql`select rep_id, name, team, party, territory_id from rep order by 1`)).toEqual([
      ["Jane Doe", "Jane Doe", "North", "sales", "West"],
      ["Kim", "Kim", null, null, null],
      ["Max", "Max", "South", null, null],
    ]);
    expect(await rows(sql`select campaign_id, strategy from campaign order by 1`)).toEqual([
      ["Autumn", null],
      ["Spring", "Launch"],
    ]);
    expect(
      await rows(sql`select campaign_id, campaign_id_raw, channel, network from spend order by 1`),
    ).toEqual([
      ["Autumn", "Autumn", null, null],
      ["Spring", "SPRING", "paid_social", "linkedin"],
    ]);
    expect(await rows(sql`select territory_id from territory`)).toEqual([["West"]]);
    expect(await rows(sql`select product_id from product`)).toEqual([["P1"]]);
  });
});

describe("planBuild", () => {
  it("gives every dataset of the dictionary, with its columns and types, when nothing is loaded", async () => {
    const { dictionary, physicalColumns } = await import("../../dataset/index.ts");
    const { rows } = await buildWorld({ sources: [] });
    for (const dataset of dictionary) {
      const found = await rows(
        sql`select column_name, data_type from duckdb_columns() where table_name = ${dataset.name} and database_name = ${`_at_${dataset.name}`} and column_name not like '\\_unresolved%' escape '\\'`,
      );
      expect(found, dataset.name).toEqual(physicalColumns(dataset).map(({ name, type }) => [name, type]));
    }
  });
});
