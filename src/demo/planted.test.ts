import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDemo } from "./index.ts";

interface Rate {
  readonly entered: number;
  readonly rate: number;
}

const seed = 7;
let folder: string;
let truth: Awaited<ReturnType<typeof read>>;

async function read(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-planted-"));
  const made = await makeDemo(folder, { size: "m", seed });
  truth = await read(made.truth);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe(`the facts planted in size m, seed ${seed}`, () => {
  it("break one step for one segment from one Monday, and nothing else", () => {
    const step = truth.facts.broken_step;
    expect(new Date(step.since).getUTCDay()).toBe(1);
    const near = ({ entered, rate }: Rate, wanted: number) =>
      expect(Math.abs(rate - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / entered) + 0.01);
    near(step.segment_before, step.usual_rate);
    near(step.others_before, step.usual_rate);
    near(step.others_after, step.usual_rate);
    near(step.segment_after, step.broken_rate);
  });

  it("let one network bring at least half more leads than any other", () => {
    const { network, leads_by_network: leads } = truth.facts.top_network;
    const others = Object.entries(leads).filter(([name]) => name !== network);
    for (const [, count] of others) expect(leads[network]).toBeGreaterThan(1.5 * Number(count));
  });

  it("multiply the applications of exposed regions by the lift", () => {
    const { regions, lift, caused } = truth.facts.campaign_effect;
    const exposed = regions.filter((region: { exposed: boolean }) => region.exposed);
    const usual = exposed.reduce(
      (sum: number, one: { without_campaign: number }) => sum + one.without_campaign,
      0,
    );
    expect(Math.abs(caused - usual * (lift - 1))).toBeLessThan(5 * Math.sqrt(usual));
  });

  it("leave one territory, and no other, without activity for 90 days", () => {
    const { territory, territories } = truth.facts.uncovered_territory;
    for (const one of territories) {
      if (one.territory === territory) expect(one.accounts_touched).toBe(0);
      else expect(one.accounts_touched).toBeGreaterThan(one.accounts / 3);
    }
  });

  it("plant the share of duplicates, bad addresses and disagreements", () => {
    const { duplicates, bad_emails, two_definitions } = truth.facts;
    expect(duplicates.count / truth.about.people).toBeCloseTo(0.028, 2);
    expect(new Set(duplicates.pairs.map(([, second]: [string, string]) => second)).size).toBe(
      duplicates.count,
    );
    expect(bad_emails.count / truth.about.people).toBeCloseTo(0.011, 2);
    expect(two_definitions.marketing_only_people.length).toBe(two_definitions.marketing_only);
    expect(two_definitions.in_both / (two_definitions.in_both + two_definitions.marketing_only)).toBeCloseTo(
      0.45,
      1,
    );
  });

  it("draw order amounts around the mean of the gamma-gamma parameters", () => {
    const { mean_amount } = truth.facts.lifetime;
    const { order_amount, orders_completed } = truth.figures;
    const ratio = order_amount.value / orders_completed.value / mean_amount;
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  it("give no lead to a channel without effect", () => {
    for (const { effect, leads_lost_without: lost } of truth.facts.contributions.channels)
      expect(lost > 0).toBe(effect > 0);
  });

  it("keep the rates of the lifecycle within those of the field", () => {
    const { figures } = truth;
    const rate = (from: string, to: string) => figures[to].value / figures[from].value;
    expect(rate("people", "leads")).toBeGreaterThan(0.4);
    expect(rate("leads", "mqls")).toBeGreaterThan(0.25);
    expect(rate("mqls", "sals")).toBeGreaterThan(0.4);
    expect(rate("opportunities", "customers")).toBeGreaterThan(0.3);
  });
});
