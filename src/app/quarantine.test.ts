import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLock } from "../lake/index.ts";
import { loadPaths } from "./load-source.ts";
import { exportQuarantine, listQuarantine, retryQuarantine, showQuarantine } from "./quarantine.ts";
import { testWorkspace, valueOf } from "./testing/load-workspace.ts";

const mapping = (dates: string) => `system: crm
files: contacts*.csv
kind: upsert
timezone: Europe/Paris
dates: ${dates}
into:
  - dataset: person
    key: Id
    fields: { email: Email, rep_id: Owner, stage: Stage, created_at: Created }
`;

async function withQuarantine() {
  const { workspace, write } = await testWorkspace();
  await write("contacts.yaml", [mapping("iso")]);
  const path = await write("contacts.csv", [
    "Id,Email,Owner,Stage,Created",
    "1,=cmd|'/c calc'!A1,Ana,lead,2025-01-02",
    "2,=HYPERLINK(1),+33 6,lead,03/02/2025",
    "3,@sum,-5,lead,04/02/2025",
    "4,short row",
    ",d@e.fr,Bo,lead,2025-01-03",
  ]);
  valueOf(await loadPaths(workspace, [path]));
  return { workspace, write };
}

describe("listQuarantine", () => {
  it("counts by file, target and reason, while a load holds the lock", async () => {
    const { workspace } = await withQuarantine();
    const listed = await withLock(workspace.paths.state, { verb: "load" }, async () =>
      listQuarantine(workspace),
    );
    expect(valueOf(listed)).toMatchObject([
      {
        source: "contacts",
        load: "0001-contacts",
        file: "sources/contacts.csv",
        dataset: "person",
        counts: { read: 5, accepted: 1, quarantined: 4 },
        reasons: [{ code: "date-order-undeclared", records: 2 }, { records: 1 }, { records: 1 }],
      },
    ]);
  });

  it("judges by the present mapping without writing anything", async () => {
    const { workspace, write } = await withQuarantine();
    await write("contacts.yaml", [mapping("dmy")]);
    expect(valueOf(await listQuarantine(workspace))[0]?.counts.quarantined).toBe(2);
    expect(valueOf(await retryQuarantine(workspace))[0]?.before).toBe(4);
  });

  it("refuses an unknown source or load with the nearest", async () => {
    const { workspace } = await withQuarantine();
    expect(await listQuarantine(workspace, { source: "contact" })).toMatchObject({
      ok: false,
      error: [{ code: "source-unknown", suggestion: "contacts" }],
    });
    expect(await listQuarantine(workspace, { load: "0001-contact" })).toMatchObject({
      ok: false,
      error: [{ code: "load-unknown", suggestion: "0001-contacts" }],
    });
  });
});

describe("showQuarantine", () => {
  it("gives each wrong value with its record and its reason in words, up to a limit", async () => {
    const { workspace } = await withQuarantine();
    const shown = valueOf(await showQuarantine(workspace, { limit: 2 }));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({
      record: 2,
      column: "created_at",
      header: "Created",
      value: "03/02/2025",
      reason: "date-order-undeclared",
      cells: { Id: "2", Owner: "+33 6" },
    });
    const ragged = valueOf(await showQuarantine(workspace, { limit: 10, reason: "irregular" }));
    expect(ragged.map(({ record }) => record)).toEqual([4]);
    expect(ragged[0]!.words.en).toMatch(/2/);
    expect(ragged[0]!.words.fr).not.toBe(ragged[0]!.words.en);
  });
});

describe("exportQuarantine", () => {
  it("writes the records with their reasons, and no cell that a spreadsheet would run", async () => {
    const { workspace } = await withQuarantine();
    const path = join(workspace.root, "quarantine.csv");
    const target = { path, language: "fr" } as const;
    expect(valueOf(await exportQuarantine(workspace, {}, target))).toEqual({ path, records: 4 });
    const lines = (await readFile(path, "utf8")).trim().split("\n");
    expect(lines[0]).toBe("_source,_load,_file,_record,_why,Id,Email,Owner,Stage,Created");
    const row = lines.find((line) => line.includes("HYPERLINK"))!;
    expect(row).toContain("contacts,0001-contacts,sources/contacts.csv,2,");
    expect(row).toContain("2,'=HYPERLINK(1),'+33 6,lead,03/02/2025");
    expect(lines.find((line) => line.includes("@sum"))).toContain("3,'@sum,'-5,lead");
    for (const line of lines.slice(1)) expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
  });

  it("gives one column to headers of two files that differ by case alone", async () => {
    const { workspace, write } = await withQuarantine();
    const other = mapping("iso").replace("contacts*.csv", "people*.csv").replace("key: Id", "key: ID");
    await write("people.yaml", [other.replace("email: Email", "email: EMAIL")]);
    const people = await write("people.csv", ["ID,EMAIL,Owner,Stage,Created", ",f@e.fr,Bo,lead,2025-01-03"]);
    valueOf(await loadPaths(workspace, [people]));
    const path = join(workspace.root, "quarantine.csv");
    valueOf(await exportQuarantine(workspace, {}, { path, language: "en" }));
    const lines = (await readFile(path, "utf8")).trim().split("\n");
    expect(lines[0]).toBe("_source,_load,_file,_record,_why,Id,Email,Owner,Stage,Created");
    expect(lines.filter((line) => line.startsWith("people,"))).toMatchObject([
      expect.stringContaining(",f@e.fr,Bo,lead,2025-01-03"),
    ]);
  });

  it("takes no existing file's place", async () => {
    const { workspace } = await withQuarantine();
    const path = join(workspace.root, "mine.csv");
    await writeFile(path, "mine");
    const target = { path, language: "en" } as const;
    expect(await exportQuarantine(workspace, {}, target)).toMatchObject({
      error: [{ code: "export-taken" }],
    });
    expect(await readFile(path, "utf8")).toBe("mine");
  });
});

describe("retryQuarantine", () => {
  it("says what the corrected mapping releases, and what it does not", async () => {
    const { workspace, write } = await withQuarantine();
    await write("contacts.yaml", [mapping("dmy")]);
    expect(valueOf(await retryQuarantine(workspace))).toEqual([
      {
        source: "contacts",
        load: "0001-contacts",
        file: "sources/contacts.csv",
        dataset: "person",
        before: 4,
        now: 2,
        released: 2,
        added: 0,
      },
    ]);
    expect(valueOf(await retryQuarantine(workspace))[0]).toMatchObject({ now: 2, released: 0 });
  });
});
