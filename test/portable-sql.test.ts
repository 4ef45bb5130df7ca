import { describe, expect, it } from "vitest";
import { loadModelFromTexts } from "../src/catalogue/index.ts";
import {
  compileModel,
  planQuery,
  type PrintContext,
  printExclusions,
  printPlan,
  settledContext,
} from "../src/compile/index.ts";
import { usualBusinessHours } from "../src/core/index.ts";
import { metricQuery, type MetricQueryInput } from "../src/contract/index.ts";
import { expressionFunctions } from "../src/definitions/index.ts";
import { type Dialect, duckdbDialect, join, print, type Sql, sql } from "../src/sql/index.ts";

/** Functions and aggregates that every engine has under this name, with this meaning. */
const portable = new Set(
  (
    "abs cast ceil coalesce count dense_rank floor grouping length lower lpad ltrim max min nullif replace round " +
    "row_number rpad rtrim sign split_part strpos substring sum trim upper lag"
  ).split(" "),
);

/** Words that a parenthesis may follow without being a call. */
const words = new Set(
  "all and any as by case distinct else end filter from in is join like not on or over select sets then where when with between decimal".split(
    " ",
  ),
);

/** What no printer may use: engines lack it, or mean other things by it. */
const refused =
  /\b(qualify|asof|lateral|recursive|unnest|try_cast|interval|ilike|exclude|pivot|using sample)\b|::|\/\/|group by all/iu;

/** Every capability is printed as a call that says so, with its fragments inside. */
const neutral = new Proxy(duckdbDialect, {
  get: (_, name) => {
    if (name === "name") return "neutral";
    if (name === "orderStatistics" || name === "approximateQuantile") return undefined;
    return (...given: readonly unknown[]) => {
      const fragments = given.flat().filter((one): one is Sql => typeof one === "object" && one !== null);
      return sql`(${join(fragments)} /*${String(name)}*/)`;
    };
  },
}) satisfies Dialect;

const examples: { readonly [type: string]: string } = {
  boolean: "amount > 1",
  integer: "length(name)",
  number: "amount",
  text: "name",
  date: "expected_close_on",
  instant: "created_at",
  ordered: "amount",
  exact: "name",
  any: "name",
};

const functions = expressionFunctions
  .filter(({ parameters }) => parameters.every(({ literal }) => literal === undefined))
  .map(({ name, parameters }) => {
    const given = parameters.filter(({ optional }) => !optional).map(({ type }) => examples[type]);
    return { name, call: `${name}(${given.join(", ")})` };
  });

const yaml = `
calendars:
  season: { label: { en: S, fr: S }, starts: ["2024-01-01", "2024-02-01", "2024-03-01"] }
dimensions:
  deals_of_company: { label: { en: D, fr: D }, metric: deals_created, per: company }
metrics:
  so_far: { label: { en: S, fr: S }, kind: cumulative, measure: { dataset: deal, aggregation: count } }
  rolling: { label: { en: S, fr: S }, kind: cumulative, measure: { dataset: deal, aggregation: count_distinct, of: person_id }, window: 28 days, period_value: average }
  in_year: { label: { en: S, fr: S }, kind: cumulative, measure: { dataset: deal, aggregation: sum, of: amount }, to_date: fiscal_year }
  deals_held: { label: { en: S, fr: S }, kind: balance, measure: { dataset: deal, aggregation: count }, holds: { from: created_at, until: closed_at } }
  last_followers: { label: { en: S, fr: S }, kind: balance, measure: { dataset: social_day, aggregation: sum, of: followers }, per: [account] }
  growth: { label: { en: S, fr: S }, kind: derived, formula_of: deals_created - b, inputs: { b: { metric: deals_created, offset: 1 season } } }
  month_start: { label: { en: S, fr: S }, kind: derived, formula_of: b, inputs: { b: { metric: deals_created, at_start_of: month } } }
measures:
${functions.map(({ name, call }) => `  uses_${name}: { dataset: deal, aggregation: count, where: "${call} is not null" }`).join("\n")}
`;

const questions: readonly Omit<MetricQueryInput, "metrics">[] = [
  {},
  { grain: "month" },
  { grain: "week", from: "2024-01-01", compare: "previous" },
  { by: ["country"], where: "country <> 'FR'" },
  { by: ["segment", "period:day_of_week"], grain: "quarter" },
  { by: ["deals_of_company"] },
  { grain: "season" },
];

describe("printed plans", () => {
  it("call only what every engine has, everything else by a named capability", () => {
    const loaded = loadModelFromTexts({ "definitions/own.yaml": yaml });
    if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message.en).join("\n"));
    const model = loaded.value;
    const settings = {
      timezone: "Europe/Paris",
      currency: "EUR",
      weekStart: "sunday",
      fiscalYearStartMonth: 4,
      businessHours: { ...usualBusinessHours, closedDays: ["2024-05-10"] },
    } as const;
    const compiled = compileModel(model, {
      ...settings,
      name: "",
      language: "en",
      parties: [],
      engine: "duckdb",
      rates: [],
    });
    const settled = settledContext(model, compiled.settings);
    const context: PrintContext = { ...settled, dialect: neutral, asOf: "2024-07-01T00:00:00Z" };
    const strangers = new Set<string>();
    let printed = 0;
    for (const id of [...model.metrics.keys(), ...model.measures.keys()].filter(
      (one) => !one.endsWith(".measure"),
    ))
      for (const question of questions) {
        const planned = planQuery(
          compiled,
          metricQuery.parse({ metrics: [id], ...question }),
          "2024-07-01T00:00:00Z",
        );
        if (!planned.ok) continue;
        const { plan, exclusions } = planned.value;
        const statements = [
          printPlan(plan, context),
          ...(exclusions.length > 0 ? [printExclusions(exclusions, context)] : []),
        ];
        for (const statement of statements) {
          printed++;
          for (const stranger of strangersIn(print(statement).text)) strangers.add(`${id}: ${stranger}`);
        }
      }
    expect(printed).toBeGreaterThan(500);
    expect([...strangers]).toEqual([]);
  });
});

function strangersIn(text: string): readonly string[] {
  const bare = text.replaceAll(/'(?:[^']|'')*'/gu, "''").replaceAll(/"(?:[^"]|"")*"/gu, '"name"');
  const calls = [...bare.matchAll(/([a-z_]+)\s*\(/giu)].map(([, name]) => name!.toLowerCase());
  const wrong = refused.exec(bare)?.[0];
  return [
    ...calls.filter((name) => !portable.has(name) && !words.has(name)),
    ...(wrong === undefined ? [] : [wrong]),
  ];
}
