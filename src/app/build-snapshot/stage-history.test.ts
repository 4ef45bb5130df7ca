import { describe, expect, it } from "vitest";
import type { TargetMapping } from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { buildWorld, type RawRow, type TestSource } from "../testing/build-world.ts";

const state: TargetMapping = { dataset: "person", key: ["Id"], fields: { stage: { from: ["Stage"] } } };
const dated: TargetMapping = {
  dataset: "stage_entry",
  each: "Date entered *",
  fields: { person_id: { from: ["Id"] }, stage: { header: true }, entered_at: { cell: true } },
};
const history = sql`select stage, strftime(entered_at_day, '%m-%d'), cycle, previous_stage, skipped, is_reentry, origin
  from stage_entry order by person_id, cycle, entered_at nulls first,
    list_position(['subscriber', 'lead', 'mql', 'sal', 'sql', 'opportunity', 'customer'], stage)`;

async function historyOf(source: Omit<TestSource, "source">) {
  const world = await buildWorld({ sources: [{ source: "s", ...source }] });
  return world.rows(history);
}

const fromDates = (row: RawRow) =>
  historyOf({
    into: [{ dataset: "person", key: ["Id"], fields: { stage: { from: ["Stage"] } } }, dated],
    loads: [[{ Id: "1", Stage: "customer", ...row }]],
  });

describe("stage_entry", () => {
  it("takes the dates that an export carries, and implies the stages that were skipped", async () => {
    expect(
      await fromDates({
        "Date entered lead": "2024-01-10",
        "Date entered sql": "2024-02-01",
        "Date entered customer": "2024-03-01",
      }),
    ).toEqual([
      ["lead", "01-10", 1, null, 0, false, "source"],
      ["mql", "02-01", 1, "lead", 0, false, "implied"],
      ["sal", "02-01", 1, "mql", 0, false, "implied"],
      ["sql", "02-01", 1, "sal", 2, false, "source"],
      ["opportunity", "03-01", 1, "sql", 0, false, "implied"],
      ["customer", "03-01", 1, "opportunity", 1, false, "source"],
    ]);
  });

  it("implies a lead, not a subscriber, before a first later stage", async () => {
    expect(
      (await fromDates({ "Date entered mql": "2024-01-10" })).map(([stage, , , , , , origin]) => [
        stage,
        origin,
      ]),
    ).toEqual([
      ["lead", "implied"],
      ["mql", "source"],
    ]);
  });

  it("begins a new cycle when someone comes back to a stage, and calls it a re-entry", async () => {
    const world = await buildWorld({
      sources: [
        {
          source: "s",
          into: [
            { dataset: "person", key: ["Id"], fields: {} },
            {
              dataset: "stage_entry",
              fields: {
                person_id: { from: ["Id"] },
                stage: { from: ["Stage"] },
                entered_at: { from: ["At"] },
              },
            },
          ],
          kind: "append",
          loads: [
            [
              { Id: "1", Stage: "lead", At: "2024-01-01" },
              { Id: "1", Stage: "mql", At: "2024-01-05" },
              { Id: "1", Stage: "recycled", At: "2024-01-20" },
              { Id: "1", Stage: "mql", At: "2024-03-01" },
              { Id: "1", Stage: "sql", At: "2024-03-09" },
            ],
          ],
        },
      ],
    });
    expect(await world.rows(history)).toEqual([
      ["lead", "01-01", 1, null, 0, false, "source"],
      ["mql", "01-05", 1, "lead", 0, false, "source"],
      ["recycled", "01-20", 1, "mql", 0, false, "source"],
      ["mql", "03-01", 2, "recycled", 0, true, "source"],
      ["sal", "03-09", 2, "mql", 0, false, "implied"],
      ["sql", "03-09", 2, "sal", 1, false, "source"],
    ]);
  });

  it("compares the loads of a current state: unknown before the first, dated by the load after", async () => {
    const people = (...stages: readonly string[]) =>
      stages.map((Stage, index) => ({ Id: String(index + 1), Stage }));
    const world = await buildWorld({
      sources: [
        {
          source: "s",
          into: [state],
          loads: [people("lead", "mql"), people("lead", "sal"), people("mql", "sal", "lead")],
        },
      ],
    });
    expect(
      await world.rows(
        sql`select r.record_key, e.stage, strftime(e.entered_at_day, '%m-%d'), e.origin, e._load from stage_entry e join person_link r using (person_id) order by r.record_key, e._load, e.stage`,
      ),
    ).toEqual([
      ["crm:1", "lead", null, "load", 1],
      ["crm:1", "mql", "03-01", "load", 3],
      ["crm:2", "lead", null, "implied", 1],
      ["crm:2", "mql", null, "load", 1],
      ["crm:2", "sal", "02-01", "load", 2],
      ["crm:3", "lead", "03-01", "load", 3],
    ]);
  });

  it("places an undated state among the dated ones by its stage", async () => {
    const world = await buildWorld({
      sources: [
        {
          source: "s",
          into: [
            { dataset: "person", key: ["Id"], fields: { stage: { from: ["Stage"] } } },
            {
              dataset: "stage_entry",
              when: "Stage",
              fields: { person_id: { from: ["Id"] }, stage: { from: ["Stage"] } },
            },
            {
              dataset: "stage_entry",
              when: "Created",
              fields: {
                person_id: { from: ["Id"] },
                stage: { value: "lead" },
                entered_at: { from: ["Created"] },
              },
            },
          ],
          loads: [
            [
              { Id: "1", Stage: "mql", Created: "2024-01-01" },
              { Id: "2", Stage: "lead", Created: "2024-01-02" },
            ],
          ],
        },
      ],
    });
    expect(
      await world.rows(
        sql`select r.record_key, e.stage, strftime(e.entered_at_day, '%m-%d'), e.cycle, e.previous_stage from stage_entry e join person_link r using (person_id) order by 1, e.cycle, e.stage`,
      ),
    ).toEqual([
      ["crm:1", "lead", "01-01", 1, null],
      ["crm:1", "mql", null, 1, "lead"],
      ["crm:2", "lead", "01-02", 1, null],
    ]);
  });

  it("keeps the history of each source apart", async () => {
    const target: TargetMapping = {
      dataset: "person",
      key: ["Id"],
      fields: { email: { from: ["Mail"] }, stage: { from: ["Stage"] } },
    };
    const row = { Id: "1", Mail: "ann@x.org", Stage: "lead" };
    const { rows } = await buildWorld({
      sources: [
        { source: "a", system: "a", into: [target], loads: [[row]] },
        { source: "b", system: "b", into: [target], loads: [[row]] },
      ],
    });
    expect(
      await rows(
        sql`select count(distinct person_id), count(*), count(distinct stage_entry_id) from stage_entry`,
      ),
    ).toEqual([[1, 2, 2]]);
  });
});

describe("deal_stage", () => {
  it("dates a won deal by its closing, and other stages by the load that showed them", async () => {
    const deal: TargetMapping = {
      dataset: "deal",
      key: ["Id"],
      fields: { stage: { from: ["Stage"] }, closed_at: { from: ["Closed"] } },
    };
    const { rows } = await buildWorld({
      sources: [
        {
          source: "s",
          into: [deal],
          loads: [
            [
              { Id: "1", Stage: "proposal", Closed: null },
              { Id: "2", Stage: "won", Closed: "2023-12-24" },
              { Id: "gone", Stage: "won", Closed: "2023-12-24" },
            ],
            [
              { Id: "1", Stage: "contract", Closed: null },
              { Id: "2", Stage: "won", Closed: "2023-12-24" },
            ],
            [
              { Id: "1", Stage: "proposal", Closed: null },
              { Id: "2", Stage: "won", Closed: "2023-12-24" },
            ],
          ],
        },
      ],
    });
    expect(
      await rows(
        sql`select deal_stage_id, stage, entered_at_day, is_reentry, origin from deal_stage order by deal_id, _load`,
      ),
    ).toEqual([
      ["crm:1:proposal:1", "proposal", null, false, "load"],
      ["crm:1:contract:1", "contract", "2024-02-01", false, "load"],
      ["crm:1:proposal:2", "proposal", "2024-03-01", true, "load"],
      ["crm:2:won:1", "won", "2023-12-24", false, "source"],
    ]);
  });
});
