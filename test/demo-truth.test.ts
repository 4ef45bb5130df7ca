import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshot } from "../src/app/build-snapshot.ts";
import { diffRows } from "../src/app/diff-rows.ts";
import { loadPaths } from "../src/app/load-source.ts";
import { openQuerySession } from "../src/app/open-query-session.ts";
import { openRows } from "../src/app/open-rows.ts";
import { queryMetric } from "../src/app/query-metric.ts";
import type { QuerySession } from "../src/app/query-session.ts";
import { openWorkspace, type Workspace } from "../src/app/workspace.ts";
import { addMonths, daysBetween, decimal, type Problem, type Result } from "../src/core/index.ts";
import { id as name, join as joinSql, sql } from "../src/sql/index.ts";
import { entryReport } from "./demo/entry-report.ts";
import { figuresBySql } from "./demo/figures-by-sql.ts";
import { type Fact, makeDemo } from "../src/demo/index.ts";

const seed = Number(process.env["ENTENTE_SEED"] ?? 7);

interface Truth {
  readonly figures: { readonly [figure: string]: { readonly value: number | string } };
  readonly facts: {
    readonly bad_emails: { readonly count: number };
    readonly two_definitions: TwoDefinitions;
    readonly lifetime: {
      readonly bg_nbd: BgNbd;
      readonly mean_amount: string;
    };
    readonly top_network: {
      readonly leads_by_network: { readonly [network: string]: number };
      readonly leads_without_network: number;
    };
  };
}

interface TwoDefinitions {
  readonly marketing: string;
  readonly sales: string;
  readonly in_both: number;
  readonly marketing_only: number;
  readonly failed_clause: string;
  readonly marketing_only_people: readonly { readonly record: string }[];
}

/** What the generator says it told, and the question whose answer must say the same. */
const questions: readonly (readonly [figure: string, metric: string, where?: string])[] = [
  ["people_by_exact_keys", "people_created"],
  ["leads", "leads"],
  ["mqls", "mqls"],
  ["sals", "sals"],
  ["sqls", "sqls"],
  ["customers", "customers_acquired"],
  ["handoffs", "handoffs"],
  ["handoffs_accepted", "handoffs_accepted"],
  ["handoffs_rejected", "handoffs_rejected"],
  ["handoffs_pending", "handoffs_undecided"],
  ["deals", "deals_created"],
  ["deals_won", "deals_won"],
  ["deals_lost", "deals_lost"],
  ["won_amount", "won_amount"],
  ["won_margin", "won_margin"],
  ["orders_completed", "orders"],
  ["order_amount", "order_amount"],
  ["activities_call", "calls"],
  ["activities_email", "sales_emails"],
  ["activities_meeting", "activities", "activity_type = 'meeting'"],
  ["activities_showroom", "activities", "activity_type = 'unmapped'"],
  ["activities_on_deals", "activities_on_deals"],
  ["deals_worked", "deals_worked"],
  ["touches", "touches"],
  ["email_clicks", "touches", "touch_kind = 'email_click'"],
  ["social_interactions", "social_interactions"],
  ["customers_who_interact", "customers_who_interact"],
  ["cases", "cases_opened"],
  ["survey_answers", "form_responses", "form_kind = 'survey'"],
  ["spend_total", "total_spend"],
  ["spend_total", "loaded_spend"],
  ["spend_media", "media_spend"],
  ["recruiting_spend", "recruiting_spend"],
  ["applications", "applications"],
  ["hires", "hires"],
  ["interested_leads_marketing", "interested_leads_marketing"],
  ["interested_leads_sales", "interested_leads_sales"],
];

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe(`the demo company, seed ${seed}`, () => {
  let truth: Truth;
  let session: QuerySession;
  let workspace: Workspace;
  beforeAll(async () => {
    ({ truth, session, workspace } = await builtDemo([]));
  }, 120_000);
  afterAll(() => session.engine.close());

  it.each(questions.map(([figure, metric, where]) => ({ figure, metric, where })))(
    "$figure is what $metric answers",
    async ({ figure, metric, where }) => {
      const answer = valueOf(
        await queryMetric(session, {
          metrics: [metric],
          ...(where !== undefined && { where }),
          totals: false,
        }),
      );
      expect(String(answer.rows[0]?.[0])).toBe(decimal(truth.figures[figure]!.value).toString());
    },
  );

  it("tells every address that was planted wrong as it is loaded, and no other", async () => {
    const report = await entryReport(session.engine, workspace.root);
    expect(sum(Object.values(report.planted))).toBe(truth.facts.bad_emails.count);
    expect(truth.facts.bad_emails.count).toBeGreaterThan(10);
    expect(report).toMatchObject({ missed: [], falseAlarms: [] });
    expect(report.addresses).toBeGreaterThan(2_000);
  });

  it("differs by the planted people, for the planted reason, from marketing to sales", async () => {
    const told = truth.facts.two_definitions;
    const { concepts } = valueOf(
      await diffRows(
        session,
        workspace,
        { names: [told.marketing, told.sales], samples: 10_000, top: 1, grain: "month", by: ["network"] },
        workspace.root,
      ),
    );
    const found = concepts[0]!;
    expect([found.inBoth, found.onlyA.objects, found.onlyB.objects]).toEqual([
      told.in_both,
      told.marketing_only,
      0,
    ]);
    expect(found.onlyA.causes.map(({ clause, objects }) => [clause, objects])).toEqual([
      [told.failed_clause, told.marketing_only],
    ]);
    const keys = found.onlyA.causes.flatMap(({ samples }) => samples.map(({ key }) => String(key)));
    const people = await peopleOf(session, told.marketing_only_people);
    expect(keys.toSorted()).toEqual(people.toSorted());
  });

  it("lets customers bring by month 12 what the planted parameters say, within three standard errors", async () => {
    const { bg_nbd: purchases, mean_amount: amount } = truth.facts.lifetime;
    const opened = valueOf(
      await openRows(
        session,
        { metrics: ["lifetime_margin"] },
        {
          metric: "lifetime_margin",
          keys: { age: 12 },
          limit: 1000,
        },
      ),
    );
    const { columns, rows } = opened.inputs[0]!.table;
    const read = (row: (typeof rows)[number], column: string) =>
      row[columns.findIndex((one) => one.name === column)];
    const brought = rows.map((row) => Number(read(row, "value")));
    const mean = sum(brought) / brought.length;
    const spread = Math.sqrt(sum(brought.map((one) => (one - mean) ** 2)) / (brought.length - 1));
    const expected = rows.map((row) => {
      const entered = String(read(row, "entered_at")).slice(0, 10);
      const until = addMonths(`${entered.slice(0, 7)}-01`, 13);
      const orders = 1 + expectedRepeats(purchases, daysBetween(entered, until) / 7);
      return orders * Number(amount) * marginRate;
    });
    const told = sum(expected) / expected.length;
    expect(Math.abs(mean - told)).toBeLessThan((3 * spread) / Math.sqrt(brought.length));
  });

  it.each(figuresBySql.map((figure) => ({ names: figure.metrics.join(", "), ...figure })))(
    "SQL written by hand gives $names",
    async ({ metrics, query, plainly }) => {
      const answer = valueOf(await queryMetric(session, { metrics: [...metrics], totals: false, ...query }));
      const shown = answer.columns.flatMap(({ kind }, index) => (kind === "interval" ? [] : [index]));
      const rows = answer.rows.map((row) => shown.map((index) => row[index]));
      expect(rows.length).toBeGreaterThan(0);
      expect(plain(rows)).toEqual(plain((await session.engine.query(plainly)).rows));
    },
  );
});

interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Of each order's amount, what is margin. */
const marginRate = 0.38;

/** Orders expected of a customer after the first, in so many weeks (Fader, Hardie and Lee 2005, equation 9). */
function expectedRepeats({ r, alpha, a, b }: BgNbd, weeks: number): number {
  const left = (alpha / (alpha + weeks)) ** r * gauss([r, b, a + b - 1], weeks / (alpha + weeks));
  return ((a + b - 1) / (a - 1)) * (1 - left);
}

/** Gauss's hypergeometric function, by its series. */
function gauss([a, b, c]: readonly [number, number, number], z: number): number {
  let term = 1;
  let total = 1;
  for (let k = 0; term > 1e-12; k += 1) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    total += term;
  }
  return total;
}

/** The people that records were resolved to. */
async function peopleOf(
  { engine }: QuerySession,
  records: readonly { readonly record: string }[],
): Promise<readonly string[]> {
  const keys = joinSql(records.map(({ record }) => sql`${record}`));
  const { rows } = await engine.query(
    sql`select distinct ${name("person_id")} from ${name("person_link")} where ${name("record_key")} in (${keys})`,
  );
  return rows.map(([person]) => String(person));
}

/** Numbers to ten digits: plain SQL divides in doubles. */
function plain(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return rows.map((row) =>
    row.map((cell) =>
      cell === null || (typeof cell === "string" && !/^-?[\d.]+$/u.test(cell))
        ? (cell?.replace(/T00:00:00.000Z$/u, "") ?? null)
        : Number(Number(cell).toPrecision(10)),
    ),
  );
}

describe(`the demo company with clean records, seed ${seed}`, () => {
  it("brings its leads by network exactly as told", async () => {
    const { truth, session } = await builtDemo(["duplicates", "bad_emails"]);
    const answer = valueOf(
      await queryMetric(session, { metrics: ["leads"], by: ["network"], totals: false }),
    );
    await session.engine.close();
    const { leads_by_network, leads_without_network } = truth.facts.top_network;
    const unknown = Number(truth.figures["leads"]!.value) - sum(Object.values(leads_by_network));
    expect(unknown).toBeGreaterThanOrEqual(leads_without_network);
    expect(Object.fromEntries(answer.rows.map(([network, leads]) => [String(network), leads]))).toEqual({
      ...leads_by_network,
      null: unknown,
    });
  }, 120_000);
});

interface BuiltDemo {
  readonly truth: Truth;
  readonly session: QuerySession;
  readonly workspace: Workspace;
}

async function builtDemo(without: readonly Fact[]): Promise<BuiltDemo> {
  const root = await mkdtemp(join(tmpdir(), "entente-truth-"));
  folders.push(root);
  const { loads, truth } = await makeDemo(root, { size: "s", seed, without });
  const workspace = valueOf(await openWorkspace(root));
  for (const files of loads) {
    valueOf(
      await loadPaths(
        workspace,
        files.map((file) => join(root, file)),
      ),
    );
  }
  valueOf(await buildSnapshot(workspace, {}));
  return {
    truth: JSON.parse(readFileSync(truth, "utf8")) as Truth,
    session: valueOf(await openQuerySession(workspace)),
    workspace,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function valueOf<Value>(result: Result<Value, readonly Problem[]>): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.map(({ message }) => message.en).join("\n"));
}
