import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Breaks, FoundBreak } from "../../app/find-breaks.ts";
import type { Reader } from "../command.ts";
import { printBlocks } from "../printing/print-blocks.ts";
import { showBreaks } from "./breaks.ts";

const english: Reader = { language: "en", locale: "en-GB" };
const french: Reader = { language: "fr", locale: "fr-FR" };
const awkward = `Bob "B" O'Neil $HOME`;

const lead = { id: "lead", label: { en: "Lead", fr: "Prospect" } };
const mql = { id: "mql", label: { en: "MQL", fr: "MQL (fr)" } };

const lost: FoundBreak = {
  kind: "conversion",
  step: { from: lead, to: mql },
  where: [{ dimension: "rep", value: awkward }],
  alike: [[{ dimension: "territory", value: null }]],
  since: { week: "2023-10-09", earliest: "2023-10-02", latest: "2023-10-16" },
  sureness: { falseDiscoveryRate: 0.001, p: 0.000_01 },
  sentence: { en: "It broke.", fr: "C'est rompu." },
  before: { entered: 400, converted: 240, rate: 0.6 },
  after: { entered: 200, converted: 40, rate: 0.2 },
  expectedRate: 0.6,
  lost: { value: 80, low: 60, high: 100 },
  lostAtEnd: { value: 40, low: 28, high: 52 },
  cost: { value: 4000, low: 2000, high: 6000 },
  change: { total: -0.4, mix: 0.01, rate: -0.41 },
  query: {
    metrics: ["lead_to_mql_rate"],
    where: `rep = '${awkward.replaceAll("'", "''")}'`,
    from: "2023-10-09",
    asOf: "2024-05-27T00:00:00.000Z",
  },
};

const slower: FoundBreak = {
  kind: "speed",
  step: { from: lead, to: mql },
  where: [],
  alike: [],
  since: { week: "2023-10-09", earliest: "2023-10-09", latest: "2023-10-09" },
  sureness: { falseDiscoveryRate: 0.001, p: 0.000_01 },
  sentence: { en: "It is slower.", fr: "C'est plus lent." },
  slower: {
    medianBefore: 3,
    medianAfter: 5,
    days: { value: 2, low: 1.5, high: 2.5 },
    daysInAll: { value: 1000, low: 900, high: 1100 },
  },
  query: { metrics: ["way"] },
  cell: { step: 2 },
};

const searched: Breaks = {
  snapshot: "0001",
  asOf: "2024-05-27T00:00:00.000Z",
  timezone: "UTC",
  findings: [],
  places: 1234,
  level: 0.05,
  dimensions: [{ id: "rep", label: { en: "Owner", fr: "Responsable" }, type: "text", values: 9, notIn: [] }],
  leftOut: [{ dimension: "country", why: "one value" }],
  steps: [
    {
      from: lead,
      to: mql,
      metric: "lead_to_mql_rate",
      horizonDays: 90,
      weeks: 59,
      firstWeek: "2023-01-09",
      lastWeek: "2024-02-19",
      entered: 1180,
      converted: 590,
      visible: { groupShare: 0.1, weeks: 13, rate: 0.5, fall: 0.25 },
    },
  ],
  changes: [],
  worth: { metric: "average_won_amount", value: 100, error: 5, currency: "EUR", ofStep: [] },
};

function shown(breaks: Breaks, reader: Reader): string {
  const text = printBlocks(showBreaks(breaks, reader), { width: 1000, paint: (one) => one });
  return text.replaceAll(/[\u00a0\u202f]/gu, " ");
}

describe("showBreaks", () => {
  it("says in English what was lost, what the interval of the cost covers, and what was searched", () => {
    const text = shown({ ...searched, findings: [lost, slower] }, english);
    for (const line of [
      "2 breaks found, the most costly first",
      "It broke.",
      "Before: 60% (240 of 400). Since: 20% (40 of 200).",
      "The rate changed by -40 points: +1 points because others entered, -41 points because those alike convert differently.",
      "Cost: €4,000 (95 %: €2,000 to €6,000), by average_won_amount. The interval covers how many conversions were lost, how many of them would have gone on, and what one is worth.",
      "Days lost over all conversions since: 1,000 (95 %: 900 to 1,100).",
      "Searched: 1,234 places",
      "Not searched: country (one value).",
    ])
      expect(text).toContain(line);
  });

  it("says the same in French", () => {
    const text = shown({ ...searched, findings: [lost, slower] }, french);
    for (const line of [
      "2 ruptures trouvées, la plus coûteuse d'abord",
      "C'est rompu.",
      "Avant : 60 % (240 sur 400). Depuis : 20 % (40 sur 200).",
      "Coût : 4 000 € (95 % : 2 000 € à 6 000 €), selon average_won_amount. L'intervalle couvre le nombre de conversions perdues, combien seraient allées au bout, et ce que vaut chacune.",
      "Cherché : 1 234 endroits",
      "Non cherché : country (une seule valeur).",
    ])
      expect(text).toContain(line);
  });

  it("says where nothing was found, and from which day on nothing is seen yet", () => {
    expect(shown(searched, english)).toContain("Nothing found: no step");
    expect(shown(searched, english)).toContain(
      "Speed is compared among those who converted. Who entered too late to have had their time is not searched yet: Lead → MQL from 26 Feb 2024 on (90 days).",
    );
    expect(shown(searched, french)).toContain("Rien trouvé : aucune étape");
    expect(shown(searched, french)).toContain(
      "ne sont pas encore cherchés : Prospect → MQL (fr) à partir du",
    );
  });

  it("says that the worth is taken as known where no error of it is", () => {
    const { error: _, ...known } = searched.worth!;
    const text = shown({ ...searched, worth: known, findings: [lost] }, english);
    expect(text).toContain("what one is worth is taken as known");
  });

  it("gives a line that a shell reads as the question, whatever the values hold", () => {
    const text = shown({ ...searched, findings: [lost] }, english);
    const line = text.split("\n").find((one) => one.includes("entente rows"))!;
    const read = execFileSync("sh", ["-c", `entente() { printf '%s\\0' "$@"; }; ${line}`], {
      encoding: "utf8",
    });
    expect(read.split("\0").slice(0, -1)).toEqual([
      "rows",
      "lead_to_mql_rate",
      "--where",
      lost.query.where,
      "--from",
      "2023-10-09",
      "--as-of",
      "2024-05-26",
    ]);
  });

  it("opens a later step of a funnel by its cell, and says how its rows are dated", () => {
    const text = shown({ ...searched, findings: [slower] }, english);
    expect(text).toContain("entente rows way --cell step=2");
    expect(text).toContain("a way is dated by its first step; those concerned came from 9 Oct 2023 on");
  });
});
