import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const yaml = `
datasets:
  member:
    ${label("Member of a committee")}
    key: member_id
    columns: { member_id: integer, city: text }
  deal_contact:
    ${label("Contact of a deal")}
    columns: { deal_id: text, member_id: integer, part: decimal }
    relationships:
      deal: { to: deal, by: deal_id }
      contact: { to: member, by: member_id }
    bridge: { from: deal, to: contact, weight: part }
  deal_tag:
    ${label("Tag of a deal")}
    columns: { deal_id: text, tag_id: text }
    relationships:
      deal: { to: deal, by: deal_id }
      tag: { to: tag, by: tag_id }
    bridge: { from: deal, to: tag }
  tag:
    ${label("Tag")}
    key: tag_id
    columns: { tag_id: text, colour: text }
dimensions:
  city: { ${label("City of the contact")}, on: { member: city } }
  colour: { ${label("Colour")}, on: { tag: colour } }
metrics:
  deals: { ${label("Deals")}, kind: simple, measure: { dataset: deal, aggregation: count } }
  companies: { ${label("Companies")}, kind: simple, measure: { dataset: deal, aggregation: count_distinct, of: company_id } }
  middle: { ${label("Middle")}, kind: simple, measure: { dataset: deal, aggregation: median, of: amount } }
  amount: { ${label("Amount")}, kind: simple, measure: { dataset: deal, aggregation: sum, of: amount } }
`;
const tables = {
  member: [
    { member_id: 1, city: "Lyon" },
    { member_id: 2, city: "Lille" },
  ],
  deal: [
    { deal_id: "a", amount: "100.00", company_id: 1 },
    { deal_id: "b", amount: "40.00", company_id: 1 },
    { deal_id: "c", amount: "5.00", company_id: 2 },
  ],
  deal_contact: [
    { deal_id: "a", member_id: 1, part: "0.25" },
    { deal_id: "a", member_id: 2, part: "0.75" },
    { deal_id: "b", member_id: 1, part: "1" },
  ],
  tag: [{ tag_id: "t", colour: "red" }],
  deal_tag: [{ deal_id: "a", tag_id: "t" }],
};

async function ask(world: TestWorld, query: MetricQueryInput) {
  const answer = await queryMetric(world, query);
  return answer.ok ? answer.value : answer.error;
}

describe("a bridge", () => {
  it("shares what is added up by its weights, so that the parts add up to the whole", async () => {
    const world = await queryWorld(tables, { yaml });
    const answer = await queryMetric(world, { metrics: ["amount", "deals"], by: ["city"] });
    if (!answer.ok) throw new Error(answer.error[0]!.message.en);
    expect(shown(answer.value)).toEqual([
      { city: "Lille", amount: "75", deals: "0.75" },
      { city: "Lyon", amount: "65", deals: "1.25" },
      { city: null, amount: "5", deals: "1" },
    ]);
    expect(answer.value.totals[0]!.row.map(String)).toEqual(["null", "145", "3"]);
    const rows = await openRows(world, answer.value.query, { metric: "amount", keys: { city: "Lyon" } });
    expect(rows.ok && rows.value.inputs[0]!.table.rows.map((row) => String(row.at(-1)))).toEqual([
      "25",
      "40",
    ]);
  });

  it("counts distinct values in each group that they stand in, and once in the total", async () => {
    const world = await queryWorld(tables, { yaml });
    const answer = await queryMetric(world, { metrics: ["companies"], by: ["city"] });
    expect(
      answer.ok && [...shown(answer.value).map((row) => row["companies"]), answer.value.totals[0]!.row[1]],
    ).toEqual([1, 1, 1, 2]);
  });

  it("refuses what would count some rows more than others", async () => {
    const world = await queryWorld(tables, { yaml });
    expect(await ask(world, { metrics: ["middle"], by: ["city"] })).toMatchObject([
      { code: "bridge-aggregation" },
    ]);
    expect(await ask(world, { metrics: ["deals"], by: ["colour"] })).toMatchObject([
      { code: "bridge-without-weight" },
    ]);
    expect(await ask(world, { metrics: ["deals"], by: ["city", "colour"] })).toMatchObject([
      { code: "bridges-several" },
    ]);
  });
});
