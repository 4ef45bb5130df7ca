import { describe, expect, it } from "vitest";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;

/** A user has one row a day, so that the day tells the rows apart too. */
const yaml = `
datasets:
  check:
    ${label("Check")}
    columns: { user_id: text, day: date, account_id: text }
    relationships:
      user: { to: user_of_day, by: [user_id, day], key: [user_id, as_of] }
      account: { to: account, by: account_id }
  account:
    ${label("Account")}
    key: account_id
    columns: { account_id: text, owner_id: text, as_of: date }
    relationships:
      owner: { to: user_of_day, by: [owner_id, as_of], key: [user_id, as_of] }
  user_of_day:
    ${label("User of the day")}
    columns: { user_id: text, as_of: date, state: text }
metrics:
  checks: { ${label("Checks")}, kind: simple, measure: { dataset: check, aggregation: count } }
`;

const tables = {
  check: [
    { user_id: "x", day: "2024-01-01", account_id: "p" },
    { user_id: "x", day: "2024-01-02", account_id: "p" },
    { user_id: "y", day: "2024-01-02", account_id: null },
    { user_id: "z", day: "2024-01-03", account_id: "q" },
  ],
  account: [
    { account_id: "p", owner_id: "x", as_of: "2024-01-02" },
    { account_id: "q", owner_id: "y", as_of: "2024-01-01" },
  ],
  user_of_day: [
    { user_id: "x", as_of: "2024-01-01", state: "CA" },
    { user_id: "x", as_of: "2024-01-02", state: "NY" },
    { user_id: "y", as_of: "2024-01-02", state: "CA" },
  ],
};

async function checksBy(name: string): Promise<readonly object[]> {
  const world = await queryWorld(tables, { yaml });
  const answer = await queryMetric(world, { metrics: ["checks"], by: [name], totals: false });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  return shown(answer.value);
}

describe("a relationship by several columns", () => {
  it("leads to the row that has them all", async () => {
    expect(await checksBy("check.user.state")).toEqual([
      { "check.user.state": "CA", checks: 2 },
      { "check.user.state": "NY", checks: 1 },
      { "check.user.state": null, checks: 1 },
    ]);
  });

  it("leads on from a related row", async () => {
    expect(await checksBy("check.account.owner.state")).toEqual([
      { "check.account.owner.state": "NY", checks: 2 },
      { "check.account.owner.state": null, checks: 2 },
    ]);
  });
});
