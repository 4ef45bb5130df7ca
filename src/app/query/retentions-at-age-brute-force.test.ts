import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerValue, MetricQueryInput } from "../../contract/index.ts";
import { addDays } from "../../core/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld } from "../testing/query-world.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240731);
const asOf = "2024-06-12T09:00:00.000Z";
const words = "label: { en: x, fr: x }";
const yaml = `
datasets:
  user: { ${words}, key: id, time: joined, counted_as: people, columns: { id: text, joined: date, shop: text } }
  bill: { ${words}, key: id, time: on, columns: { id: text, user: text, on: date, margin: { type: decimal, unit: money } }, relationships: { user: { to: user, by: user } } }
  cost: { ${words}, key: id, time: on, columns: { id: text, on: date, shop: text, amount: { type: decimal, unit: money } } }
dimensions:
  shop: { ${words}, on: { user: shop, cost: shop } }
metrics:
  spent: { ${words}, kind: simple, measure: { dataset: cost, aggregation: sum, of: amount } }
  joined: { ${words}, kind: simple, measure: { dataset: user, aggregation: count } }
  cac: { ${words}, kind: ratio, numerator: spent, denominator: joined }
  worth: { ${words}, kind: retention, kind_of: cumulative, cohort: { dataset: user }, activity: { dataset: bill }, entity: user, every: month, value: margin }
  ltv_by_cac: { ${words}, kind: derived, formula_of: at_2 / cac, inputs: { at_2: { metric: worth, age: 2 } } }
  back: { ${words}, kind: derived, formula_of: paid, inputs: { paid: { metric: worth, reaches: cac } } }
`;

interface Member {
  readonly id: string;
  readonly joined: string;
  readonly shop: string | null;
}

interface Bill {
  readonly user: string;
  readonly on: string;
  readonly margin: number;
}

interface Cost {
  readonly on: string;
  readonly shop: string | null;
  readonly amount: number;
}

interface World {
  readonly members: readonly Member[];
  readonly bills: readonly Bill[];
  readonly costs: readonly Cost[];
}

const day = fc.integer({ min: 0, max: 160 }).map((days) => addDays("2024-01-02", days));
const shop = fc.constantFrom("a", "b", null);
const world: fc.Arbitrary<World> = fc
  .array(fc.record({ joined: day, shop }), { minLength: 1, maxLength: 12 })
  .chain((members) =>
    fc.record({
      members: fc.constant(members.map((member, index) => ({ ...member, id: `u${index}` }))),
      bills: fc.array(
        fc.record({
          user: fc.integer({ min: 0, max: members.length }).map((index) => `u${index}`),
          on: day,
          margin: fc.integer({ min: -3, max: 30 }),
        }),
        { maxLength: 40 },
      ),
      costs: fc.array(fc.record({ on: day, shop, amount: fc.integer({ min: 0, max: 40 }) }), {
        maxLength: 10,
      }),
    }),
  );

const month = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
const running = month("2024-06-12");
const hasCome = (on: string, age: number) => month(on) + age + 1 <= running;

function brought({ bills }: World, { id, joined }: Member, age: number): number {
  return bills
    .filter(({ user, on }) => user === id && on >= joined && month(on) - month(joined) <= age)
    .reduce((sum, { margin }) => sum + margin, 0);
}

interface At {
  readonly members: number;
  readonly value: number;
  readonly cost: number;
  readonly costs: number;
}

/** What the members of a group that have come to an age have brought, and what was spent in their cohorts. */
function at(told: World, age: number): At {
  const members = told.members.filter(({ joined }) => hasCome(joined, age));
  const costs = told.costs.filter(({ on }) => hasCome(on, age));
  return {
    members: members.length,
    value: members.reduce((sum, member) => sum + brought(told, member, age), 0),
    cost: costs.reduce((sum, { amount }) => sum + amount, 0),
    costs: costs.length,
  };
}

type Told = readonly (number | null)[];

function plainly(told: World): Told {
  const two = at(told, 2);
  const immature = told.members.filter(({ joined }) => !hasCome(joined, 2)).length;
  const ratio = two.members > 0 && two.cost > 0 ? two.value / two.cost : null;
  return [ratio, two.members, immature, ...paidBackPlainly(told)];
}

function paidBackPlainly(told: World): Told {
  const all = [0, 1, 2, 3, 4].map((age) => ({ age, ...at(told, age) }));
  const [first] = all;
  const ages = all.filter(
    ({ members, costs }) => members > 0 && members === first!.members && costs === first!.costs,
  );
  const last = ages.at(-1);
  if (!last) return [null, 0, told.members.length, null];
  const reached = ages.find(({ value, cost }) => cost > 0 && value >= cost);
  if (reached) return [reached.age, reached.members, 0, last.age];
  const hasTarget = ages.some(({ cost }) => cost > 0);
  return [null, last.members, hasTarget ? told.members.length : 0, last.age];
}

const names = [
  "ltv_by_cac",
  "ltv_by_cac.size",
  "ltv_by_cac.immature",
  "back",
  "back.size",
  "back.not_yet",
  "back.last_age",
];

/** A group of costs alone. */
const nobody = [null, 0, 0, null, 0, 0, null];

type KeyOf = (row: { readonly on: string; readonly shop: string | null }) => string | null;

const splits: readonly { readonly query: Partial<MetricQueryInput>; readonly keyOf: KeyOf }[] = [
  { query: {}, keyOf: () => "all" },
  { query: { grain: "month" }, keyOf: ({ on }) => `${on.slice(0, 7)}-01` },
  { query: { grain: "quarter" }, keyOf: ({ on }) => (on < "2024-04" ? "2024-01-01" : "2024-04-01") },
  { query: { by: ["shop"] }, keyOf: (row) => row.shop },
];

function grouped(told: World, keyOf: KeyOf): ReadonlyMap<string | null, World> {
  const keys = new Set(told.members.map(({ joined, shop: of }) => keyOf({ on: joined, shop: of })));
  return new Map(
    [...keys].map((key) => [
      key,
      {
        bills: told.bills,
        members: told.members.filter((one) => keyOf({ on: one.joined, shop: one.shop }) === key),
        costs: told.costs.filter((one) => keyOf(one) === key),
      },
    ]),
  );
}

const rounded = (value: AnswerValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(Number(value).toPrecision(12));

describe("retentions in formulas", () => {
  it(`equal sums member by member, in every cell and total (seed ${seed})`, {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(world, async (told) => {
        const tables = {
          user: told.members.map((one) => ({ ...one })),
          bill: told.bills.map((one, index) => ({ ...one, id: `b${index}` })),
          cost: told.costs.map((one, index) => ({ ...one, id: `c${index}` })),
        };
        const opened = await queryWorld(tables, { yaml, loadedAt: asOf });
        for (const { query, keyOf } of splits) {
          const result = await queryMetric(opened, { metrics: ["ltv_by_cac", "back"], ...query });
          if (!result.ok) throw new Error(result.error[0]!.message.en);
          const { columns, rows, totals } = result.value;
          const read = (row: readonly AnswerValue[]) =>
            names.map((name) => rounded(row[columns.findIndex((one) => one.name === name)]));
          const isSplit = query.grain !== undefined || query.by !== undefined;
          const shown = new Map(rows.map((row) => [isSplit ? row[0] : "all", read(row)]));
          const groups = grouped(told, keyOf);
          for (const [key, cells] of shown)
            if (!groups.has(String(key ?? "") === "" ? null : String(key))) expect(cells).toEqual(nobody);
          for (const [key, group] of groups)
            expect([key, shown.get(key)]).toEqual([key, plainly(group).map((one) => rounded(one))]);
          if (isSplit) expect(read(totals[0]!.row)).toEqual(plainly(told).map((one) => rounded(one)));
        }
        await opened.engine.close();
      }),
      { seed, numRuns: 12 },
    );
  });
});
