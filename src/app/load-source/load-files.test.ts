import { randomUUID } from "node:crypto";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceMapping } from "../../dataset/index.ts";
import { lakePaths, readLoads, withdrawLoad, withLock } from "../../lake/index.ts";
import { canMount, smallDisk, temporaryFolder } from "../../lake/testing/temporary-folder.ts";
import { contacts, deals, testWorkspace, valueOf } from "../testing/load-workspace.ts";
import type { LoadReport } from "./load-report.ts";

const header = "Id,Email,Owner,Stage,Created";

const sourceOf = (report: LoadReport, source: string) => report.sources.find((one) => one.source === source)!;

describe("loadFiles", () => {
  it("counts every record once, with its reasons, examples and unmapped values", async () => {
    const { load, write } = await testWorkspace();
    const path = await write("contacts.csv", [
      header,
      "1,a@b.fr,Ana,lead,2025-01-02",
      "2,c@d.fr,Bo,weird,2025-01-03",
      "3,e@f.fr,Bo,weird,not a date",
      "4,e@f.fr",
      ",g@h.fr,Bo,lead,2025-01-04",
    ]);
    const report = valueOf(await load([path]));
    const told = sourceOf(report, "contacts");
    expect(report.isLoaded).toBe(true);
    expect(told.load).toEqual({ id: "0001-contacts", number: 1 });
    expect(told.counts).toEqual({ read: 5, accepted: 2, repaired: 0, quarantined: 3, notApplicable: 0 });
    expect(told.changes).toEqual({ new: 2, changed: 0, same: 0, gone: 0, repeated: 0 });
    const [target] = told.files[0]!.targets;
    expect(target!.reasons.map(({ code, column, records }) => [code, column, records])).toEqual([
      ["irregular", null, 1],
      ["not-a-date", "created_at", 1],
      ["required", "person_id", 1],
    ]);
    expect(target!.reasons[1]!.examples).toEqual([{ record: 3, value: "not a date" }]);
    expect(told.unmapped).toContainEqual({ domain: "stage", value: "weird", rows: 2 });
    expect(told.files[0]).toMatchObject({ name: "sources/contacts.csv", irregular: 1 });
  });

  it("gives five examples of a reason and counts the rest", async () => {
    const { load, write } = await testWorkspace();
    const rows = Array.from({ length: 9 }, (_, at) => `${at},x@y.fr,Bo,lead,day ${at}`);
    const report = valueOf(await load([await write("contacts.csv", [header, ...rows])]));
    const [reason] = sourceOf(report, "contacts").files[0]!.targets[0]!.reasons;
    expect(reason!.records).toBe(9);
    expect(reason!.examples.map(({ record }) => record)).toEqual([1, 2, 3, 4, 5]);
  });

  it("tells new, changed, same and repeated records by key", async () => {
    const { load, write } = await testWorkspace();
    const first = [
      "1,a@b.fr,Ana,lead,2025-01-02",
      "2,c@d.fr,Bo,lead,2025-01-03",
      "3,e@f.fr,Bo,lead,2025-01-03",
    ];
    valueOf(await load([await write("contacts.csv", [header, ...first])]));
    const second = [
      "2,c@d.fr,Bo,customer,2025-01-03",
      "1,a@b.fr,Ana,lead,2025-01-02",
      "9,z@z.fr,Bo,lead,",
      "9,z@z.fr,Bo,lead,2025-02-01",
    ];
    const report = valueOf(await load([await write("contacts-2.csv", [header, ...second])]));
    expect(sourceOf(report, "contacts").changes).toEqual({
      new: 1,
      changed: 1,
      same: 1,
      gone: 0,
      repeated: 1,
    });
  });

  it("says of a full source what is gone, against its last load alone", async () => {
    const { load, write } = await testWorkspace();
    const file = async (name: string, ...rows: readonly string[]) =>
      valueOf(await load([await write(name, ["Deal,Name,Amount,Closed", ...rows])]));
    await file("deals1.csv", "1,One,10,", "2,Two,20,", "3,Three,30,");
    const second = await file("deals2.csv", "1,One,10,", "2,Two,25,");
    expect(sourceOf(second, "deals").changes).toEqual({ new: 0, changed: 1, same: 1, gone: 1, repeated: 0 });
    const third = await file("deals3.csv", "1,One,10,", "3,Three,30,");
    expect(sourceOf(third, "deals").changes).toEqual({ new: 1, changed: 0, same: 1, gone: 1, repeated: 0 });
  });

  it("names the period that a replacing load takes the place of", async () => {
    const { load, write } = await testWorkspace();
    const ads: SourceMapping = {
      ...deals,
      source: "ads",
      files: ["ads*.csv"],
      kind: "replace",
      period: "Day",
      into: [
        {
          dataset: "spend",
          fields: { day: { from: ["Day"] }, amount: { from: ["Cost"] }, cost_kind: { value: "media" } },
        },
      ],
    };
    const file = async (name: string, ...days: readonly number[]) => {
      const rows = days.map((day) => `2025-01-0${day},${day}.50`);
      return sourceOf(
        valueOf(await load([await write(name, ["Day,Cost", ...rows])], { mappings: [ads] })),
        "ads",
      );
    };
    expect((await file("ads1.csv", 1, 2, 3, 4)).period).toEqual({
      column: "Day",
      from: "2025-01-01",
      to: "2025-01-04",
      replaced: 0,
    });
    expect((await file("ads2.csv", 3, 3, 5)).period).toMatchObject({ from: "2025-01-03", replaced: 2 });
    expect((await file("ads3.csv", 4, 5, 6)).period).toMatchObject({ from: "2025-01-04", replaced: 1 });
  });

  it("recognises the same content, until its load is withdrawn", async () => {
    const { load, write, workspace } = await testWorkspace();
    const rows = [header, "1,a@b.fr,Ana,lead,2025-01-02"];
    const first = await write("contacts.csv", rows);
    const copy = await write("contacts-copy.csv", rows);
    expect(valueOf(await load([first, copy])).known).toEqual([
      { name: "sources/contacts-copy.csv", source: "contacts" },
    ]);
    const again = valueOf(await load([copy]));
    expect(again).toMatchObject({ sources: [], known: [{ load: "0001-contacts" }] });
    expect(await readLoads(workspace.paths.state)).toHaveLength(1);
    await withLock(workspace.paths.state, { verb: "undo" }, (lock) =>
      withdrawLoad(lock, "0001-contacts", new Date()),
    );
    expect(sourceOf(valueOf(await load([copy])), "contacts").changes.new).toBe(1);
  });

  it("stops after the counts in a dry run, leaving no load", async () => {
    const { load, write, workspace } = await testWorkspace();
    const path = await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"]);
    const report = valueOf(await load([path], { dryRun: true }));
    expect(report.isLoaded).toBe(false);
    expect(sourceOf(report, "contacts")).toMatchObject({ counts: { read: 1 }, changes: { new: 1 } });
    expect(sourceOf(report, "contacts").load).toBeUndefined();
    expect(await readLoads(workspace.paths.state)).toEqual([]);
  });

  it("loads a folder as one load a source, and says what it left out", async () => {
    const { load, write, workspace } = await testWorkspace();
    await write("contacts-1.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"]);
    await write("contacts-2.csv", [header, "2,a@b.fr,Ana,lead,2025-01-02"]);
    await write("deals.csv", ["Deal,Name,Amount,Closed", "1,One,10,"]);
    await write("other.csv", ["Foo,Bar", "1,2"]);
    const report = valueOf(await load([workspace.paths.sources]));
    expect(report.sources.map(({ load: one, files }) => [one?.id, files.length])).toEqual([
      ["0001-contacts", 2],
      ["0002-deals", 1],
    ]);
    expect(report.warnings).toMatchObject([{ code: "file-left-out", facts: { file: "sources/other.csv" } }]);
  });

  it("loads nothing when one file of the call cannot be loaded", async () => {
    const { load, write, workspace } = await testWorkspace();
    const good = await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"]);
    const bad = await write("deals.csv", ["Name,Amount,Closed", "One,10,"]);
    const stray = await write("other.csv", ["Foo,Bar", "1,2"]);
    const refused = await load([good, bad, stray]);
    expect(refused).toMatchObject({
      ok: false,
      error: [{ code: "columns-missing", facts: { headers: ["Deal"] } }, { code: "file-without-source" }],
    });
    expect(await readLoads(workspace.paths.state)).toEqual([]);
    expect(await readdir(lakePaths(workspace.paths.state).loads)).toEqual([]);
  });

  it("refuses an unknown source with the nearest, and a file that fits two", async () => {
    const { load, write } = await testWorkspace();
    const path = await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"]);
    expect(await load([path], { source: "contact" })).toMatchObject({
      ok: false,
      error: [{ code: "source-unknown", suggestion: "contacts" }],
    });
    const twin = { ...contacts, source: "twin" };
    expect(await load([path], { mappings: [contacts, twin] })).toMatchObject({
      ok: false,
      error: [{ code: "file-of-several-sources", facts: { sources: ["contacts", "twin"] } }],
    });
    const named = valueOf(await load([path], { mappings: [contacts, twin], source: "twin" }));
    expect(named.sources[0]).toMatchObject({ source: "twin" });
  });

  it("finds a source by its headers when the file has another name", async () => {
    const { load, write } = await testWorkspace();
    const path = await write("export (3).csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"]);
    expect(valueOf(await load([path])).sources[0]).toMatchObject({ source: "contacts" });
  });

  it("says which columns an export lacks, and loads the others", async () => {
    const { load, write } = await testWorkspace();
    const path = await write("contacts.csv", ["Id,Email", "1,a@b.fr"]);
    const report = valueOf(await load([path]));
    expect(report.warnings).toMatchObject([
      { code: "columns-absent", facts: { headers: ["Owner", "Stage", "Created"] } },
    ]);
  });

  it("keeps the verdict of a file and finds it again", async () => {
    const { load, write, workspace } = await testWorkspace();
    const path = await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,tomorrow"]);
    valueOf(await load([path], { dryRun: true }));
    const { checks } = lakePaths(workspace.paths.state);
    const names = await readdir(checks);
    const times = await Promise.all(names.map(async (name) => (await stat(join(checks, name))).mtimeMs));
    expect(names).toHaveLength(6);
    const report = valueOf(await load([path]));
    expect(sourceOf(report, "contacts").counts.quarantined).toBe(1);
    expect(await readdir(checks)).toEqual(names);
    expect(await Promise.all(names.map(async (name) => (await stat(join(checks, name))).mtimeMs))).toEqual(
      times,
    );
  });

  it("computes a verdict again when the mapping's values change", async () => {
    const { load, write, workspace } = await testWorkspace();
    const path = await write("contacts.csv", [header, "1,a@b.fr,Ana,weird,2025-01-01"]);
    expect(sourceOf(valueOf(await load([path], { dryRun: true })), "contacts").unmapped).toHaveLength(2);
    const values = { stage: { "*": { weird: "lead" } } };
    const told = sourceOf(valueOf(await load([path], { values })), "contacts");
    expect(told.unmapped.map(({ domain }) => domain)).toEqual(["owner"]);
    expect(await readdir(lakePaths(workspace.paths.state).checks)).toHaveLength(6);
  });

  it.skipIf(!canMount())(
    "[needs root, to mount a small disk] refuses when the disk is full, and damages nothing",
    async () => {
      const { load, write, workspace } = await testWorkspace(await smallDisk(600));
      valueOf(await load([await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"])]));
      const rows = Array.from(
        { length: 40_000 },
        (_, at) => `${at},${randomUUID()}@b.fr,Ana,lead,2025-01-02`,
      );
      const large = join(await temporaryFolder(), "contacts-large.csv");
      await writeFile(large, [header, ...rows].join("\n"));
      await expect(load([large])).rejects.toMatchObject({
        code: "disk-full",
        message: expect.stringMatching(/is full \(\d\.\d MB free, up to \d\.\d MB needed\)/),
      });
      expect(await readLoads(workspace.paths.state)).toHaveLength(1);
      const small = await write("contacts-2.csv", [header, "2,a@b.fr,Ana,lead,2025-01-02"]);
      expect(sourceOf(valueOf(await load([small])), "contacts").changes.new).toBe(1);
    },
  );

  it("leaves nothing in the staging folder", async () => {
    const { load, write, workspace } = await testWorkspace();
    await writeFile(join(workspace.paths.sources, "empty.txt"), "");
    valueOf(await load([await write("contacts.csv", [header, "1,a@b.fr,Ana,lead,2025-01-02"])]));
    await withLock(workspace.paths.state, { verb: "load" }, async () =>
      expect(await readdir(lakePaths(workspace.paths.state).tmp)).toEqual([]),
    );
  });
});
