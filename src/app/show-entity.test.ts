import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { SourceMapping } from "../dataset/index.ts";
import { printSourceMapping } from "../ingest/index.ts";
import { sql } from "../sql/index.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { withSnapshot } from "./entities/with-snapshot.ts";
import { loadPaths } from "./load-source.ts";
import { showEntity } from "./show-entity.ts";
import { testWorkspace, valueOf } from "./testing/load-workspace.ts";

const from = (source: string): SourceMapping => ({
  source,
  system: source,
  files: [`${source}*.csv`],
  kind: "full",
  timezone: "Europe/Paris",
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Id"],
      fields: {
        email: { from: ["Email"] },
        city: { from: ["City"] },
        job_title: { from: ["Job"] },
        created_at: { from: ["Created"] },
        last_activity_at: { from: ["Active"] },
        stage: { from: ["Stage"] },
      },
    },
    {
      dataset: "touch",
      key: ["Id"],
      fields: { person_id: { from: ["Id"] }, occurred_at: { from: ["Created"] }, kind: { value: "visit" } },
    },
  ],
});

const header = "Id,Email,City,Job,Created,Active,Stage";
const files = {
  crm: ["1,ann@acme.fr,Lyon,Buyer,2024-01-02,2024-05-01,lead", "2,bob@acme.fr,,,2024-01-03,,"],
  mail: ["7,ann@acme.fr,Nantes,,2024-01-01,2024-04-01,", "8,zoe@acme.fr,Lille,,2024-02-01,,"],
};

async function world() {
  const { workspace, write } = await testWorkspace();
  for (const source of ["crm", "mail"] as const) {
    await writeFile(join(workspace.paths.sources, `${source}.yaml`), printSourceMapping(from(source)));
    const path = await write(`${source}.csv`, [header, ...files[source]]);
    valueOf(await loadPaths(workspace, [path], { source }));
  }
  valueOf(await buildSnapshot(workspace, { threads: 1 }));
  return workspace;
}

it("shows which value is kept, from which record and why, and what others say", async () => {
  const workspace = await world();
  const shown = valueOf(await showEntity(workspace, { entity: "person", named: "Ann@ACME.fr" }));
  expect(
    shown.values.map(({ column, value, record, reason, alternatives }) => [
      column,
      value,
      record,
      reason,
      alternatives,
    ]),
  ).toEqual([
    ["email", "ann@acme.fr", "mail:7", "only", []],
    ["job_title", "Buyer", "crm:1", "only", []],
    ["city", "Nantes", "mail:7", "last_loaded", [{ value: "Lyon", record: "crm:1" }]],
    ["stage", "lead", "crm:1", "only", []],
    [
      "created_at",
      "2023-12-31T23:00:00.000Z",
      "mail:7",
      "earliest",
      [{ value: "2024-01-01T23:00:00.000Z", record: "crm:1" }],
    ],
    [
      "last_activity_at",
      "2024-04-30T22:00:00.000Z",
      "crm:1",
      "latest",
      [{ value: "2024-03-31T22:00:00.000Z", record: "mail:7" }],
    ],
  ]);
  expect(shown.records).toEqual([
    { record: "mail:7", source: "mail", method: "email", load: 2, file: 1, row: 1 },
    { record: "crm:1", source: "crm", method: "email", load: 1, file: 1, row: 1 },
  ]);
  expect(shown.timeline).toMatchObject([
    { at: "2024-01-01T23:00:00.000Z", dataset: "touch", kind: "visit" },
    { at: "2023-12-31T23:00:00.000Z", dataset: "touch", kind: "visit" },
  ]);
  expect(shown.events).toBe(2);
});

it("keeps for everybody what the dataset of people holds", async () => {
  const workspace = await world();
  const { columns, rows } = await withSnapshot(workspace, (engine) =>
    engine.query(sql`select * from person`),
  );
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const held = new Map(columns.map(({ name }, index) => [name, row[index]]));
    const shown = valueOf(
      await showEntity(workspace, { entity: "person", named: String(held.get("person_id")) }),
    );
    for (const { column, value } of shown.values) expect(value).toEqual(held.get(column));
    expect(shown.values.length).toBe(
      ["email", "city", "job_title", "created_at", "last_activity_at", "stage"].filter(
        (name) => held.get(name) !== null,
      ).length,
    );
  }
});

it("says how to name somebody when nobody is named so", async () => {
  const workspace = await world();
  expect(await showEntity(workspace, { entity: "person", named: "nobody@acme.fr" })).toMatchObject({
    ok: false,
    error: [{ code: "entity-unknown" }],
  });
});
