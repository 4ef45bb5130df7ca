import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cliInFolder } from "./testing/cli-in-folder.ts";

const contacts = `Record ID,First Name,Last Name,Email,Contact owner,Create Date,Lifecycle Stage,Country/Region
101,Ana,Moreau,ana@example.com,Lea Petit,2024-03-12 09:14,Lead,France
102,Ben,Okafor,ben@example.com,Lea Petit,2024-03-15 14:30,Lead,United Kingdom
103,Cy,Dee,cy@example.com,Tom Roux,2024-04-02 10:00,Lead,France
`;
const webinars = `Webinar;Title
W1;From leads to deals
W2;Who owns what
`;
const visits = `Registration;Webinar;Attendee e-mail;Joined at;Minutes;Channel;Host
R1;W1;ANA@example.com;2024-05-02 10:00;0.05K;Newsletter;Lea Petit
R2;W1;ben@example.com;2024-05-02 10:05;12;Newsletter;Lea Petit
R3;W9;nobody@example.com;2024-05-02 10:10;40;Partner;Tom Roux
R4;W2;cy@example.com;2024-06-06 11:00;700;Partner;Tom Roux
R5;W2;cy@example.com;2024-06-06 11:00;35;Partner;Tom Roux
R6;W2;;2024-06-06 11:00;;Partner;Tom Roux
`;
const definitions = `datasets:
  webinar:
    label: { en: Webinar, fr: Webinaire }
    key: code
    columns: { code: { type: text, label: { en: Webinar, fr: Webinaire } }, title: text }
  webinar_visit:
    label: { en: Webinar visit, fr: Visite de webinaire }
    key: registration
    time: joined_at
    counted_as: visits
    columns:
      registration: text
      webinar: text
      attendee_id: { type: entity, label: { en: Attendee e-mail, fr: E-mail du participant } }
      joined_at: { type: instant, required: true }
      minutes: { type: integer, unit: minutes, min: 0, max: 600 }
      channel: { type: text, values: channel }
      host: text
    relationships:
      person: { to: person, by: attendee_id }
      session: { to: webinar, by: webinar }
      host: { to: rep, by: host }
metrics:
  webinar_visits:
    label: { en: Webinar visits, fr: Visites de webinaires }
    kind: simple
    measure: { dataset: webinar_visit, aggregation: count }
  webinar_minutes:
    label: { en: Minutes in webinars, fr: Minutes en webinaire }
    kind: simple
    measure: { dataset: webinar_visit, aggregation: sum, of: minutes }
`;

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-own-"));
  await entente("init", ".", "--timezone", "Europe/Paris", "--currency", "EUR");
  await writeFile(file("sources/contacts.csv"), contacts);
  await writeFile(file("sources/webinars.csv"), webinars);
  await writeFile(file("sources/visits.csv"), visits);
  await writeFile(file("definitions/webinars.yaml"), definitions);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[]) {
  const { out, ...told } = await cliInFolder(folder, argv);
  return { ...told, out: out.replace(/[\u00a0\u202f]/g, " ") };
}

async function entente(...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await run(argv);
  expect(code, err).toBe(0);
  return out;
}

async function json(...argv: readonly string[]) {
  return JSON.parse(await entente(...argv, "--json"));
}

async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(file(name), "utf8");
  expect(text).toContain(from);
  await writeFile(file(name), text.replace(from, to));
}

const filesOf = async () => {
  const { snapshots } = await json("snapshots");
  const { id } = snapshots.at(-1);
  return JSON.parse(await readFile(file(`.entente/snapshots/${id}.json`), "utf8")).datasets;
};

describe("a dataset of one's own, from a file to an answer", () => {
  it("is proposed a mapping by the names and labels of its columns", async () => {
    await entente("source", "add", "sources/contacts.csv");
    await entente("source", "add", "sources/webinars.csv", "--into", "webinar");
    expect(await entente("source", "add", "sources/visits.csv", "--into", "webinar_visit")).toMatch(
      /Attendee e-mail +webinar_visit.attendee_id/,
    );
    const { sources } = await json("source", "list");
    expect(sources.find(({ source }: { source: string }) => source === "visits")).toEqual({
      source: "visits",
      system: "visits",
      files: ["visits.csv"],
      kind: "upsert",
      timezone: "Europe/Paris",
      decimal: ".",
      into: [
        {
          dataset: "webinar_visit",
          fields: {
            registration: { from: ["Registration"] },
            webinar: { from: ["Webinar"] },
            attendee_id: { from: ["Attendee e-mail"], by: "email" },
            joined_at: { from: ["Joined at"] },
            minutes: { from: ["Minutes"] },
            channel: { from: ["Channel"] },
            host: { from: ["Host"] },
          },
        },
      ],
    });
    expect(await entente("check")).toContain("sources: 3");
  });

  it("tells what the declaration does not know, with what was likely meant", async () => {
    await edit("sources/visits.yaml", "minutes: Minutes", "minuts: Minutes");
    const { code, err } = await run(["check"]);
    expect([code, err]).toEqual([1, expect.stringContaining("minutes")]);
    await edit("sources/visits.yaml", "minuts: Minutes", "minutes: Minutes");
    const { err: french } = await run([
      "source",
      "add",
      "sources/visits.csv",
      "--into",
      "webinar_visits",
      "--name",
      "x",
      "--lang",
      "fr",
    ]);
    expect(french).toContain("webinar_visit");
  });

  it("loads each record as accepted, repaired or quarantined", async () => {
    const loaded = await json("load", "sources");
    const source = loaded.sources.find((one: { source: string }) => one.source === "visits");
    expect(source).toMatchObject({
      counts: { read: 6, accepted: 4, repaired: 1, quarantined: 1 },
      changes: { new: 5, changed: 0, same: 0 },
      unmapped: [],
    });
    expect((await json("quarantine", "show")).values).toMatchObject([
      { dataset: "webinar_visit", column: "minutes", value: "700", reason: "out-of-range" },
    ]);
  });

  it("is a file of the snapshot, its people found by e-mail and what led nowhere told", async () => {
    const built = await json("build");
    expect(built.datasets).toContainEqual({ dataset: "webinar_visit", rows: 5, isShared: false });
    expect(built.findings.map(({ code, facts }: never) => [code, facts])).toEqual([
      ["reference-unresolved", { dataset: "webinar_visit", column: "attendee_id", rows: 1, of: 5 }],
      [
        "role-unresolved",
        {
          dataset: "webinar_visit",
          role: "session",
          to: "webinar",
          columns: ["webinar"],
          rows: 1,
          of: 5,
          example: "W9",
        },
      ],
    ]);
  });

  it("answers by a dimension of the person, and gives the rows with where they came from", async () => {
    expect(await entente("query", "webinar_visits", "webinar_minutes", "--by", "country", "--csv")).toBe(
      "country,webinar_visits,webinar_minutes\r\nFrance,2,85\r\nUnited Kingdom,1,12\r\n,2,40\r\n",
    );
    expect(
      await entente("query", "webinar_visits", "--by", "webinar_visit.session.title", "--csv"),
    ).toContain("From leads to deals,2");
    const opened = await json(
      "rows",
      "webinar_visits",
      "--by",
      "country",
      "--cell",
      "country=United Kingdom",
    );
    const { columns, rows } = opened.inputs[0].table;
    const row = Object.fromEntries(
      columns.map(({ name }: { name: string }, index: number) => [name, rows[0][index]]),
    );
    expect(row).toMatchObject({ registration: "R2", webinar: "W1", _source: "visits", _record: 2 });
  });

  it("is rebuilt alone when its own load changes it, and as it was when the load is undone", async () => {
    const before = await filesOf();
    const again = `${visits.split("\n")[0]}\nR2;W1;ben@example.com;2024-05-02 10:05;20;Newsletter;Lea Petit\n`;
    await writeFile(file("again.csv"), again);
    const loaded = await json("load", "again.csv", "--source", "visits");
    expect(loaded.sources[0]).toMatchObject({ kind: "upsert", changes: { new: 0, changed: 1, same: 0 } });
    await entente("build");
    expect(await entente("query", "webinar_minutes", "--csv")).toBe("webinar_minutes\r\n145\r\n");
    const after = await filesOf();
    const changed = Object.keys(after).filter((name) => after[name].file !== before[name].file);
    expect(changed).toEqual(["webinar_visit", "rep"]);
    await entente("loads", "undo", loaded.sources[0].load.id);
    await entente("build");
    expect(await filesOf()).toEqual(before);
    expect(await entente("query", "webinar_minutes", "--csv")).toBe("webinar_minutes\r\n137\r\n");
    expect(await json("rebuild")).toMatchObject({ differences: [], missing: [] });
  });

  it("is refused in one sentence where a snapshot holds it as it was declared before", async () => {
    await edit("definitions/webinars.yaml", "      host: text", "      host: text\n      room: text");
    const { code, err } = await run(["query", "webinar_visits"]);
    expect(code).toBe(1);
    expect(err).toMatch(/^definitions\/webinars.yaml:6:3: .*"webinar_visit".*"room".*entente build/);
    expect(err.match(/error: /g)).toHaveLength(1);
    expect((await run(["rows", "webinar_visits", "--lang", "fr"])).err).toContain("« room »");
    expect(await entente("query", "leads", "--csv")).toContain("3");
    await entente("build");
    expect(await entente("query", "webinar_visits", "--csv")).toBe("webinar_visits\r\n5\r\n");
    expect((await filesOf()).webinar).toBeDefined();
  });
});
