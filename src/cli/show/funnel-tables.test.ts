import { describe, expect, it } from "vitest";
import { queryMetric } from "../../app/query-metric.ts";
import { queryWorld } from "../../app/testing/query-world.ts";
import { printTable } from "../printing/print-table.ts";
import { showAnswer } from "./answer.ts";

const yaml = `
metrics:
  way:
    label: { en: Way to sales, fr: Parcours vers les ventes }
    kind: funnel
    object: person
    steps: [ { in: lead }, { in: mql }, { in: sql } ]
    within: 100 days
`;

const entry = (person_id: number, stage: string, day: string) => ({
  person_id,
  stage,
  entered_at: `${day}T10:00:00Z`,
  cycle: 1,
});

async function tables(language: "en" | "fr") {
  const stage_entry = [
    entry(1, "lead", "2024-01-01"),
    entry(1, "mql", "2024-01-03"),
    entry(1, "sql", "2024-01-07"),
    entry(2, "lead", "2024-01-01"),
    entry(3, "lead", "2024-01-02"),
    entry(3, "mql", "2024-01-06"),
  ];
  const world = await queryWorld({ stage_entry }, { yaml });
  const answer = await queryMetric(world, { metrics: ["way"] });
  if (!answer.ok) throw new Error(answer.error[0]!.message.en);
  const reader = { language, locale: language };
  return showAnswer(answer.value, reader).flatMap((block) =>
    block.kind === "table" ? [printTable(block.columns, block.rows, (text) => text, 100)] : [],
  );
}

describe("a funnel at the command line", () => {
  it("stands in tables of a row for each step, no line of which is wider than 100 columns", async () => {
    for (const language of ["en", "fr"] as const) {
      const shown = await tables(language);
      expect(shown.map((lines) => lines.length)).toEqual([4, 3, 3, 3]);
      expect(Math.max(...shown.flat().map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });

  it("tells what each step lost, how many came all the way, and how soon", async () => {
    const [steps, whole, soon, days] = await tables("en");
    expect(steps![2]).toMatch(/^Marketing qualified lead \(MQL\) +2 +3 +2 +66\.7%/u);
    expect(whole![2]).toMatch(/^Sales qualified lead \(SQL\) +3 +1 +33\.3%/u);
    expect(days![2]).toMatch(/ 4 +4 +4$/u);
    expect(soon![1]).toMatch(/^Marketing qualified lead \(MQL\) +66\.7%/u);
  });
});
