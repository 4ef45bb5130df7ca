import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { array, assert, asyncProperty, constantFrom, option, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceMapping } from "../../dataset/index.ts";
import { openBuilder } from "../../engine/index.ts";
import { printSourceMapping } from "../../ingest/index.ts";
import { lakePaths, readCurrent, snapshotFiles } from "../../lake/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import { judgeField } from "../../validate/index.ts";
import { buildSnapshot } from "../build-snapshot.ts";
import { loadPaths } from "../load-source.ts";
import { rebuild } from "../rebuild.ts";
import { testWorkspace, valueOf } from "../testing/load-workspace.ts";
import type { Workspace } from "../workspace.ts";

const from = (header: string) => ({ from: [header] });
const mapping = (source: string, into: SourceMapping["into"]): SourceMapping => ({
  source,
  system: source,
  files: [`${source}*.csv`],
  kind: "full",
  timezone: "Europe/Paris",
  dates: "iso",
  into,
});
const people = mapping("people", [
  {
    dataset: "person",
    key: ["Id"],
    fields: {
      email: from("Email"),
      first_name: from("First"),
      last_name: from("Last"),
      phone: from("Phone"),
      postal_code: from("Zip"),
      city: from("City"),
      country: from("Country"),
      created_at: from("Created"),
    },
  },
]);
const answers = mapping("answers", [
  {
    dataset: "form_response",
    key: ["No"],
    fields: {
      person_id: { from: ["Email"], by: "email" },
      email: from("Email"),
      submitted_at: from("At"),
    },
  },
]);
const header = ["Id", "Email", "First", "Last", "Phone", "Zip", "City", "Country", "Created"];
const blank = ["", "", "", "", "", "", "2025-01-02"];

async function workspaceOf(rows: readonly (readonly string[])[]) {
  const { workspace, write } = await testWorkspace();
  for (const one of [people, answers])
    await writeFile(join(workspace.paths.sources, `${one.source}.yaml`), printSourceMapping(one));
  const lines = [header, ...rows].map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","),
  );
  const path = await write("people.csv", lines);
  return { workspace, write, path };
}

/** Rows of a select over the tables of the current snapshot. */
async function rowsOf(workspace: Workspace, tables: readonly string[], select: Sql) {
  const { state } = workspace.paths;
  const files = await snapshotFiles(state, (await readCurrent(state))!);
  const engine = await openBuilder({ memoryMb: 300, spillFolder: lakePaths(state).tmp });
  try {
    for (const table of tables) {
      await engine.run(sql`attach ${literalSql(files.get(table)!)} as ${id(`_${table}`)} (read_only)`);
      await engine.run(sql`create view ${id(table)} as select * from ${id(`_${table}`, "main", table)}`);
    }
    return (await engine.query(select)).rows;
  } finally {
    await engine.close();
  }
}

describe("the check at entry of a load", () => {
  const rows = [
    ["1", "jean@ACME.fr", "JEAN", "DUPONT", "06 12 34 56 79", "6000", "Nice", "France", "2025-01-02"],
    ["2", "paul@acme.fr", "Paul", "Martin", "+33612345671", "33000", "Bordeaux", "France", "2025-01-02"],
    ["3", "anne@@acme.fr", "Anne", "Petit", "", "", "", "", "2025-01-02"],
    ["4", "luc@orang.fr", "Luc", "Roux", "", "", "", "", "2025-01-02"],
    ["5", "", "Zoe", "Blanc", "12", "", "", "", "not a date"],
  ];

  it("counts a record once, repaired by what was written anew, and takes one whose value is set aside", async () => {
    const { workspace, path } = await workspaceOf(rows);
    const report = valueOf(await loadPaths(workspace, [path], { dryRun: true }));
    const { counts, files } = report.sources[0]!;
    expect(counts).toEqual({ read: 5, accepted: 3, repaired: 1, quarantined: 1, notApplicable: 0 });
    const [{ reasons, repairs, suspect, invalid }] = files[0]!.targets as [
      (typeof files)[number]["targets"][number],
    ];
    expect(reasons.map(({ code }) => code)).toEqual(["not-a-date"]);
    expect(repairs.map(({ code, header: at, records }) => [code, at, records])).toEqual([
      ["capitals-restored", "First", 1],
      ["capitals-restored", "Last", 1],
      ["domain-lowered", "Email", 1],
      ["leading-zero-restored", "Zip", 1],
    ]);
    expect(suspect).toMatchObject([
      {
        code: "domain-mistyped",
        examples: [{ record: 4, value: "luc@orang.fr", suggestion: "luc@orange.fr" }],
        words: { en: expect.stringContaining("orange.fr") },
      },
    ]);
    expect(invalid).toMatchObject([
      { code: "at-twice", header: "Email", records: 1, examples: [{ record: 3, value: "anne@@acme.fr" }] },
    ]);
  });

  it("stores what the checks say, and tells it by record", async () => {
    const { workspace, path } = await workspaceOf(rows);
    valueOf(await loadPaths(workspace, [path]));
    valueOf(await buildSnapshot(workspace));
    const stored = await rowsOf(
      workspace,
      ["person"],
      sql`select email, first_name, last_name, phone, postal_code, city, country from person order by last_name`,
    );
    expect(stored).toEqual([
      ["jean@acme.fr", "Jean", "Dupont", "+33612345679", "06000", "Nice", "France"],
      ["paul@acme.fr", "Paul", "Martin", "+33612345671", "33000", "Bordeaux", "France"],
      [null, "Anne", "Petit", null, null, null, null],
      ["luc@orang.fr", "Luc", "Roux", null, null, null, null],
    ]);
    const told = await rowsOf(
      workspace,
      ["entry_finding"],
      sql`select dataset, record_key, "column", verdict, reason, "value", suggestion from entry_finding where verdict <> 'repaired'`,
    );
    expect(told).toEqual([
      ["person", "people:3", "email", "invalid", "at-twice", "anne@@acme.fr", "anne@acme.fr"],
      ["person", "people:4", "email", "suspect", "domain-mistyped", "luc@orang.fr", "luc@orange.fr"],
    ]);
    expect(valueOf(await rebuild(workspace))).toMatchObject({ differences: [], missing: [] });
  });

  it("links records by the address as it is stored, and finds its bearer by the one that was written as well", async () => {
    const { workspace, write, path } = await workspaceOf([
      ["1", "mailto:jean@acme.fr", ...blank],
      ["2", "jean@ACME.fr", ...blank],
      ["3", "anne@@acme.fr", ...blank],
      ["4", "anne@@acme.fr", ...blank],
      ["5", "luc@@acme.fr", ...blank],
    ]);
    const asked = await write("answers.csv", [
      "No,Email,At",
      "1,mailto:jean@acme.fr,2025-02-01",
      "2,jean@acme.fr,2025-02-01",
      "3,luc@@acme.fr,2025-02-01",
      "4,anne@@acme.fr,2025-02-01",
    ]);
    valueOf(await loadPaths(workspace, [path, asked]));
    valueOf(await buildSnapshot(workspace));
    const named = await rowsOf(
      workspace,
      ["person_link", "form_response"],
      sql`select form_response_id, form_response.email, min(record_key), count(record_key) from form_response
        left join person_link using (person_id) group by all order by 1`,
    );
    expect(named).toEqual([
      ["answers:1", "jean@acme.fr", "people:1", 2],
      ["answers:2", "jean@acme.fr", "people:1", 2],
      ["answers:3", null, "people:5", 1],
      ["answers:4", null, null, 0],
    ]);
  });

  it("judges a file once, until the rules' context changes", async () => {
    const { workspace, path } = await workspaceOf(rows);
    valueOf(await loadPaths(workspace, [path], { dryRun: true }));
    const { checks } = lakePaths(workspace.paths.state);
    const written = async () => {
      const names = (await readdir(checks)).filter((name) => name.startsWith("entry-"));
      return Promise.all(names.map(async (name) => [name, (await stat(join(checks, name))).mtimeMs]));
    };
    const first = await written();
    expect(first).toHaveLength(2);
    valueOf(await loadPaths(workspace, [path]));
    valueOf(await buildSnapshot(workspace));
    expect(await written()).toEqual(first);
    const elsewhere = { ...workspace, settings: { ...workspace.settings, country: "BE" } };
    valueOf(await buildSnapshot(elsewhere));
    const second = await written();
    expect(second).toHaveLength(2);
    expect(second).not.toEqual(first);
  });

  it("stores of any text what the function says of it", async () => {
    const cell = option(
      constantFrom(
        " a@b.fr",
        "A@B.FR",
        "a@gmial.com",
        "mailto:x@y.fr",
        "café@acme.fr",
        "",
        "=1+1",
        "é",
      ).chain((word) => string({ unit: "grapheme", maxLength: 8 }).map((more) => word + more)),
      { nil: "" },
    );
    await assert(
      asyncProperty(array(tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), async (texts) => {
        const { workspace, path } = await workspaceOf(
          texts.map(([email, first, last], at) => [String(at), email, first, last, "", "", "", "", ""]),
        );
        valueOf(await loadPaths(workspace, [path]));
        valueOf(await buildSnapshot(workspace));
        const raw = join(lakePaths(workspace.paths.state).loads, "0001-people", "1.parquet");
        const stored = await rowsOf(
          workspace,
          ["person_record"],
          sql`select raw."Email", raw."First", raw."Last", person_record.email, first_name, last_name
            from read_parquet(${literalSql(raw)}) as raw join person_record on record_key = 'people:' || "Id"`,
        );
        expect(stored).toHaveLength(texts.length);
        for (const [email, first, last, ...kept] of stored) {
          const text = (value: unknown) => {
            const bare =
              typeof value === "string"
                ? value.replace(/^[ \t\r\n\u00a0\u202f\ufeff]+|[ \t\r\n\u00a0\u202f\ufeff]+$/g, "")
                : "";
            return [
              "",
              "-",
              "--",
              "—",
              "–",
              "n/a",
              "N/A",
              "#N/A",
              "null",
              "NULL",
              "(null)",
              "\\N",
              "NaN",
            ].includes(bare)
              ? null
              : bare;
          };
          const [told] = judgeField("email", [text(email)]).values;
          expect(kept[0]).toBe(told);
          const name = judgeField("name", [text(first), text(last)]);
          expect(kept.slice(1)).toEqual(name.values);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
