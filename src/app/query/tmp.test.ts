import { it } from "vitest";
import { queryMetric } from "../query-metric.ts";
import { openRows } from "../open-rows.ts";
import { queryWorld, shown } from "../testing/query-world.ts";
const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const yaml = `
metrics:
  fun: { ${label("Fun")}, kind: funnel, object: person, steps: [ { in: lead }, { in: mql, within: 60 days }, { in: sql } ], within: 100 days, unit: people }
`;
it("x", async () => {
  const se = (person_id: number, stage: string, entered_at: string) => ({
    person_id,
    stage,
    entered_at,
    cycle: 1,
  });
  const w = await queryWorld(
    {
      stage_entry: [
        se(1, "lead", "2024-01-01T10:00:00Z"),
        se(1, "mql", "2024-02-01T10:00:00Z"),
        se(1, "sql", "2024-02-03T10:00:00Z"),
        se(2, "lead", "2024-01-05T10:00:00Z"),
        se(3, "lead", "2024-06-05T10:00:00Z"),
        se(3, "mql", "2024-06-06T16:00:00Z"),
      ],
      person: [
        { person_id: 1, country: "FR" },
        { person_id: 2, country: "FR" },
        { person_id: 3, country: "DE" },
      ],
    },
    { yaml },
  );
  for (const q of [{}, { by: ["country"] }, { grain: "month", compare: "previous" }] as const) {
    const a = await queryMetric(w, { metrics: ["fun"], ...q } as never);
    if (!a.ok) throw new Error(JSON.stringify(a.error, null, 1));
    if (!("by" in q)) console.log(a.value.provenance.sql[0]);
    console.log(
      JSON.stringify(shown(a.value), null, 1),
      JSON.stringify(a.value.totals),
      JSON.stringify(a.value.provenance.metrics[0]),
      JSON.stringify(a.value.columns.slice(0, 2)),
    );
  }
  const r = await openRows(w, { metrics: ["fun"] }, { metric: "fun", keys: { step: 2 } });
  if (!r.ok) throw new Error(JSON.stringify(r.error, null, 1));
  for (const i of r.value.inputs)
    console.log(
      i.measure,
      i.aggregation,
      i.total,
      i.table.columns.map((c) => c.name).join(),
      JSON.stringify(i.table.rows),
    );
});
