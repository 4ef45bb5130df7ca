import { describe, expect, it } from "vitest";
import { type DatasetSpec, type SourceMapping, targetDataset } from "../../dataset/index.ts";
import { id, sql } from "../../sql/index.ts";
import { loadModelFromTexts } from "../../catalogue/index.ts";
import { ownDatasets } from "../../definitions/index.ts";
import { buildWorld, type RawRow, type TestSource } from "../testing/build-world.ts";
import { findProblems } from "./findings.ts";

const label = "label: { en: L, fr: L }";

/** The datasets that a text declares, as loads read them, and the roles between them. */
function declared(datasets: string) {
  const model = loadModelFromTexts({ "definitions/own.yaml": `datasets:\n${datasets}` });
  if (!model.ok) throw new Error(model.error.map(({ message }) => message.en).join("\n"));
  const roles = [...model.value.datasets.values()].flatMap(({ relationships }) => relationships);
  return { own: ownDatasets(model.value), roles };
}

interface Filling {
  readonly own: readonly DatasetSpec[];
  readonly into: SourceMapping["into"][number];
  readonly loads: readonly (readonly RawRow[])[];
}

function sourceOf({ own, into, loads }: Filling, mapping: Partial<SourceMapping> = {}): TestSource {
  const spec = own.find(({ name }) => name === into.dataset);
  return { source: "own", into: [{ ...into, ...(spec && { own: spec }) }], loads, ...mapping };
}

const from = (header: string) => ({ from: [header] });
const simple = `  visit: { ${label}, key: id, time: first_day, columns: { id: text, first_day: date, minutes: integer } }\n`;
const fields = { id: from("Id"), first_day: from("Day"), minutes: from("Minutes") };
const visit = (Id: string, Day: string, Minutes: string): RawRow => ({ Id, Day, Minutes });
const loads = [
  [visit("a", "2024-01-01", "1"), visit("b", "2024-01-02", "2")],
  [visit("b", "2024-01-02", "20"), visit("c", "2024-01-03", "30")],
];

async function idsAfter(mapping: Partial<SourceMapping>) {
  const { own } = declared(simple);
  const source = sourceOf({ own, into: { dataset: "visit", fields }, loads }, mapping);
  const { rows } = await buildWorld({ own, sources: [source] });
  return rows(sql`select id, minutes, _load, _record from visit order by id`);
}

describe("a dataset of one's own", () => {
  it.each([
    [
      "full",
      {},
      [
        ["b", 20, 2, 1],
        ["c", 30, 2, 2],
      ],
    ],
    [
      "upsert",
      {},
      [
        ["a", 1, 1, 1],
        ["b", 20, 2, 1],
        ["c", 30, 2, 2],
      ],
    ],
    [
      "append",
      {},
      [
        ["a", 1, 1, 1],
        ["b", 20, 2, 1],
        ["c", 30, 2, 2],
      ],
    ],
    [
      "replace",
      { period: "Day" },
      [
        ["a", 1, 1, 1],
        ["b", 20, 2, 1],
        ["c", 30, 2, 2],
      ],
    ],
  ] as const)("holds of a source of kind %s what counts today", async (kind, more, rows) => {
    expect(await idsAfter({ kind, ...more })).toEqual(rows);
  });

  it("loses with a replaced period the rows that are not said again, whatever its columns are called", async () => {
    const { own } = declared(simple);
    const again = [
      [visit("a", "2024-01-01", "1"), visit("b", "2024-01-02", "2")],
      [visit("z", "2024-01-02", "9")],
    ];
    const source = sourceOf(
      { own, into: { dataset: "visit", fields }, loads: again },
      { kind: "replace", period: "Day" },
    );
    const { rows } = await buildWorld({ own, sources: [source] });
    expect(await rows(sql`select id from visit order by id`)).toEqual([["a"], ["z"]]);
  });

  it("numbers its rows in the order of their loads when it declares no key", async () => {
    const { own } = declared(`  visit: { ${label}, columns: { minutes: integer } }\n`);
    const into = { dataset: "visit", fields: { minutes: from("Minutes") } };
    const { rows } = await buildWorld({ own, sources: [sourceOf({ own, into, loads }, { kind: "append" })] });
    expect(await rows(sql`select row_number, minutes from visit order by 1`)).toEqual([
      [1, 1],
      [2, 2],
      [3, 20],
      [4, 30],
    ]);
  });

  it("has one row by key, made of several columns and of the header where the target asks so", async () => {
    const { own } = declared(
      `  mark: { ${label}, key: id, columns: { id: text, what: text, mark: integer } }\n`,
    );
    const raw = [
      { A: "x", B: "1", "Mark clear": "3", "Mark short": "4" },
      { A: "x", B: null, "Mark clear": "5", "Mark short": null },
    ];
    const into = {
      dataset: "mark",
      key: ["A", "B"],
      each: "Mark *",
      fields: { what: { header: true }, mark: { cell: true } },
    } as const;
    const { rows } = await buildWorld({ own, sources: [sourceOf({ own, into, loads: [raw] })] });
    expect(await rows(sql`select id, what, mark from mark order by id`)).toEqual([
      ["x|1|clear", "clear", 3],
      ["x|1|short", "short", 4],
      ["x||clear", "clear", 5],
    ]);
  });

  it("finds people by e-mail and companies by name, deals by their system's id, and representatives by their words", async () => {
    const { own, roles } = declared(
      `  visit: { ${label}, key: id, columns: { id: text, who: entity, firm: entity, deal_id: text, host: text, room: text },
    relationships: { person: { to: person, by: who }, company: { to: company, by: firm }, deal: { to: deal, by: deal_id }, host: { to: rep, by: host }, room: { to: room, by: room } } }
  room: { ${label}, key: room, columns: { room: text }, relationships: { itself: { to: room, by: room } } }\n`,
    );
    const crm: TestSource = {
      source: "crm",
      into: [
        { dataset: "person", key: ["Id"], fields: { email: from("Email") } },
        { dataset: "company", key: ["Firm"], fields: { name: from("Firm") } },
        { dataset: "deal", key: ["Deal"], fields: {} },
      ],
      loads: [[{ Id: "1", Email: "Ana@x.fr", Firm: "Nord", Deal: "d1" }]],
    };
    const into = {
      dataset: "visit",
      fields: {
        id: from("Id"),
        who: { from: ["Mail"], by: "email" },
        firm: { from: ["Firm"], by: "name" },
        deal_id: { from: ["Deal"], system: "crm" },
        host: from("Host"),
        room: from("Room"),
      },
    } as const;
    const rows = [
      { Id: "1", Mail: "ana@X.fr", Firm: "NORD", Deal: "d1", Host: "LP", Room: "r" },
      { Id: "2", Mail: "nobody@x.fr", Firm: null, Deal: "d9", Host: "Tom", Room: null },
    ];
    const world = await buildWorld({
      own,
      sources: [crm, sourceOf({ own, into, loads: [rows] })],
      values: { owner: { "*": { lp: { rep: "Lea Petit", team: "North" } } } },
    });
    expect(
      await world.rows(sql`select visit.id, person.email, company.name, deal.deal_id, visit.deal_id, rep.team, host, host_raw
        from visit left join person on person_id = who left join company on company.company_id = firm
        left join deal on deal.deal_id = visit.deal_id left join rep on rep.rep_id = host order by 1`),
    ).toEqual([
      ["1", "Ana@x.fr", "Nord", "crm:d1", "crm:d1", "North", "Lea Petit", "LP"],
      ["2", null, null, null, "crm:d9", null, "Tom", "Tom"],
    ]);
    const found = await findProblems(world.engine, { own, roles });
    expect(found.map(({ code, facts }) => [code, facts])).toEqual([
      ["reference-unresolved", { dataset: "visit", column: "who", rows: 1, of: 2 }],
      ["names-unknown", expect.objectContaining({ dataset: "rep", rows: 1 })],
      [
        "role-unresolved",
        {
          dataset: "visit",
          role: "deal",
          to: "deal",
          columns: ["deal_id"],
          rows: 1,
          of: 2,
          example: "crm:d9",
        },
      ],
      [
        "role-unresolved",
        { dataset: "visit", role: "room", to: "room", columns: ["room"], rows: 1, of: 2, example: "r" },
      ],
    ]);
  });

  it("is an empty table of the same columns when nothing fills it", async () => {
    const { own } = declared(simple);
    const into = { dataset: "visit", fields };
    const columns = async (sources: readonly TestSource[]) => {
      const { engine } = await buildWorld({ own, sources });
      return (await engine.query(sql`describe ${id("visit")}`)).rows.map(([name, type]) => [name, type]);
    };
    expect(await columns([])).toEqual(await columns([sourceOf({ own, into, loads })]));
    expect(targetDataset({ dataset: "visit" })).toBeUndefined();
  });

  it("is another file when its key is another column, and the same when a label changes", async () => {
    const file = async (text: string) => {
      const { own } = declared(text);
      const into = { dataset: "visit", fields: { id: from("Id"), other: from("Day") } };
      const { tables } = await buildWorld({ own, sources: [sourceOf({ own, into, loads })] });
      return tables.find(({ dataset }) => dataset === "visit")?.file;
    };
    const text = (key: string, en: string) =>
      `  visit: { label: { en: ${en}, fr: L }, key: ${key}, columns: { id: { type: text, required: true }, other: { type: text, required: true } } }\n`;
    expect(await file(text("id", "A"))).toBe(await file(text("id", "B")));
    expect(await file(text("id", "A"))).not.toBe(await file(text("other", "A")));
  });
});
