import { describe, expect, it } from "vitest";
import { sha256Hex } from "../core/index.ts";
import { explainMetric } from "./explain-metric.ts";
import { scorecard } from "./scorecard.ts";
import { queryWorld } from "./testing/query-world.ts";

const lead = (person: number, at: string) => ({ person_id: person, stage: "lead", entered_at: at });
const tables = {
  person: [1, 2, 3].map((person_id) => ({ person_id })),
  stage_entry: [
    lead(1, "2024-05-10T08:00:00Z"),
    lead(2, "2024-06-01T08:00:00Z"),
    lead(3, "2024-06-30T21:59:00Z"),
  ],
};

describe("scorecard", () => {
  it("shows every metric over the last complete month and quarter, and over all time", async () => {
    const world = await queryWorld(tables, { loadedAt: "2024-07-15T10:00:00.000Z" });
    const card = await scorecard(world);
    if (!card.ok) throw new Error("refused");
    const lines = card.value.sections.flatMap((section) => section.metrics);
    const known = [...world.compiled.model.metrics.keys()];
    const absent = known.filter((id) => !lines.some((line) => line.id === id));
    const severalRows = known.filter((id) =>
      ["funnel", "retention"].includes(world.compiled.model.metrics.get(id)!.meaning.kind),
    );
    expect(severalRows).toContain("lifecycle_funnel");
    const shares = ["leads_share_of_known", "leads_share_of_all", "response_share_by_band"];
    expect(absent.toSorted()).toEqual([...shares, ...severalRows].toSorted());
    const ever = (id: string) => lines.find((line) => line.id === id)?.allTime;
    expect(ever("handoffs_rejected")).toEqual({ value: 0 });
    expect(ever("lead_to_mql_rate")).toEqual({ value: null, immature: 3 });
    expect(card.value.month).toMatchObject({
      from: "2024-06-01",
      to: "2024-06-30",
      label: { fr: "juin 2024" },
    });
    expect(card.value.quarter).toMatchObject({ from: "2024-04-01", to: "2024-06-30" });
    const leads = lines.find((line) => line.id === "leads")!;
    expect(leads.month).toMatchObject({ value: 2, earlier: 1, change: 1 });
    expect(leads.quarter).toMatchObject({ value: 3, earlier: 0 });
    expect(leads.allTime).toMatchObject({ value: 3 });
  });
});

describe("explainMetric", () => {
  it("goes down to the columns, and shows the SQL", async () => {
    const world = await queryWorld(tables);
    const explained = explainMetric(world, "known_source_rate");
    if (!explained.ok) throw new Error("refused");
    const text = JSON.stringify(explained.value.lineage);
    for (const name of [
      "leads_with_known_source",
      "stage_entry.entered_at",
      "stage_entry.stage",
      "acquisition.touch_id",
    ])
      expect(text).toContain(name);
    await world.engine.query({ kind: "sql", parts: [{ kind: "text", text: explained.value.sql }] });
  });

  it("gives back the bytes over which the hash is taken", async () => {
    const explained = explainMetric(await queryWorld(tables), "known_source_rate");
    if (!explained.ok) throw new Error("refused");
    const { hash, canonicalForm } = explained.value;
    expect(sha256Hex(canonicalForm)).toBe(hash);
    expect(canonicalForm).toMatch(/^\{"form":2,"id":"known_source_rate",/u);
  });

  it("suggests the metric that was meant", async () => {
    const world = await queryWorld(tables);
    const explained = explainMetric(world, "leeds");
    expect(!explained.ok && explained.error[0]).toMatchObject({
      code: "metric-unknown",
      suggestion: "leads",
    });
  });
});
