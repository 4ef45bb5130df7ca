import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceMapping } from "../dataset/index.ts";
import { printSourceMapping } from "../ingest/index.ts";
import { sql } from "../sql/index.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { listDecisions, mergeEntities, revokeDecision, splitEntity } from "./decide-identity.ts";
import { withSnapshot } from "./entities/with-snapshot.ts";
import { loadPaths } from "./load-source.ts";
import { rebuild } from "./rebuild.ts";
import { testWorkspace, valueOf } from "./testing/load-workspace.ts";

const contacts: SourceMapping = {
  source: "contacts",
  system: "crm",
  files: ["contacts*.csv"],
  kind: "full",
  timezone: "Europe/Paris",
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Id"],
      fields: { email: { from: ["Email"] }, first_name: { from: ["First"] }, phone: { from: ["Phone"] } },
    },
    {
      dataset: "touch",
      key: ["Id"],
      fields: { person_id: { from: ["Id"] }, occurred_at: { from: ["Seen"] } },
    },
  ],
};

const ann = { entity: "person", by: "Ann" } as const;

/** Four records: 1 and 2 share an address, 3 and 4 stand alone. */
async function world() {
  const { workspace, write } = await testWorkspace();
  await writeFile(join(workspace.paths.sources, "contacts.yaml"), printSourceMapping(contacts));
  const path = await write("contacts.csv", [
    "Id,Email,First,Phone,Seen",
    "1,ann@acme.fr,Ann,0612345678,2024-01-01",
    "2,ann@acme.fr,,0612345679,2024-01-02",
    "3,bob@acme.fr,Bob,,2024-01-03",
    "4,robert@acme.fr,Robert,,2024-01-04",
  ]);
  valueOf(await loadPaths(workspace, [path], { source: "contacts" }));
  const build = async () => valueOf(await buildSnapshot(workspace, { threads: 1 }));
  await build();
  /** The people by id: their records, the values kept of them, how often each was seen. */
  const people = () =>
    withSnapshot(workspace, async (engine) => {
      const { rows } =
        await engine.query(sql`select person_id, string_agg(distinct record_key, ' ' order by record_key),
          any_value(person.email), any_value(person.phone), count(distinct touch_id)
        from person_link join person using (person_id) left join touch using (person_id) group by person_id order by 2`);
      return rows;
    });
  return { workspace, build, people };
}

const records = (people: readonly (readonly unknown[])[]) => people.map(([, keys]) => keys);

describe("decisions on identities", () => {
  it("merge and split from the next build on, and leave everything where it was once they are taken back", async () => {
    const { workspace, build, people } = await world();
    const before = await people();
    expect(records(before)).toEqual(["crm:1 crm:2", "crm:3", "crm:4"]);

    const merged = valueOf(
      await mergeEntities(workspace, ["bob@acme.fr", "crm:4"], { ...ann, reason: "one nickname" }),
    );
    const split = valueOf(await splitEntity(workspace, ["crm:2"], ann));
    expect(records(await people())).toEqual(records(before));
    await build();
    const decided = await people();
    expect(records(decided)).toEqual(["crm:1", "crm:2", "crm:3 crm:4"]);
    expect(decided.map(([, , , , touches]) => touches)).toEqual([1, 1, 2]);
    expect(decided[0]![0]).toBe(before[0]![0]);
    expect(decided[2]![0]).toBe(before[1]![0]);
    expect(valueOf(await rebuild(workspace, { threads: 1 }))).toMatchObject({ differences: [], missing: [] });

    for (const { id } of [merged, split]) valueOf(await revokeDecision(workspace, id, { by: "Zoé" }));
    await build();
    expect(await people()).toEqual(before);
    expect((await listDecisions(workspace)).map(({ verdict, revoked }) => [verdict, revoked?.by])).toEqual([
      ["same", "Zoé"],
      ["different", "Zoé"],
    ]);
  });

  it("leads from an id that was given up to whoever took its records", async () => {
    const { workspace, build, people } = await world();
    const [, bob, robert] = await people();
    valueOf(await mergeEntities(workspace, ["crm:3", "crm:4"], ann));
    await build();
    const [, one] = await people();
    const gone = one![0] === bob![0] ? robert![0] : bob![0];
    const again = valueOf(await mergeEntities(workspace, [String(gone), "crm:1"], ann));
    await build();
    expect(again.sides).toEqual([["crm:3", "crm:1"]]);
    expect(records(await people())).toEqual(["crm:1 crm:2 crm:3 crm:4"]);
  });

  it("refuses a merge that a decision forbids, whichever of their records it names", async () => {
    const { workspace, build } = await world();
    const split = valueOf(await splitEntity(workspace, ["crm:2"], ann));
    await build();
    const forbidden = {
      ok: false,
      error: [{ code: "merge-decided-against", facts: { decision: split.id, by: "Ann" } }],
    };
    expect(await mergeEntities(workspace, ["crm:1", "crm:2"], ann)).toMatchObject(forbidden);
    valueOf(await mergeEntities(workspace, ["crm:2", "crm:3"], ann));
    await build();
    expect(await mergeEntities(workspace, ["bob@acme.fr", "crm:1"], ann)).toMatchObject(forbidden);
  });

  it("split what a merge holds together, which holds again once the split is taken back", async () => {
    const { workspace, build, people } = await world();
    valueOf(await mergeEntities(workspace, ["crm:1", "crm:3", "crm:4"], ann));
    await build();
    const split = valueOf(await splitEntity(workspace, ["crm:1", "crm:4"], ann));
    await build();
    expect(records(await people())).toEqual(["crm:1 crm:4", "crm:2 crm:3"]);
    valueOf(await revokeDecision(workspace, split.id, ann));
    await build();
    expect(records(await people())).toEqual(["crm:1 crm:2 crm:3 crm:4"]);
  });

  it("names every text that leads to nobody, and records that cannot be split", async () => {
    const { workspace } = await world();
    const codes = async (
      result: Promise<{ readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }>,
    ) => ((await result).error ?? []).map(({ code }) => code);
    expect(await codes(mergeEntities(workspace, ["nobody@x.org", "crm:1", "77"], ann))).toEqual([
      "entity-unknown",
      "entity-unknown",
    ]);
    expect(await codes(mergeEntities(workspace, ["crm:1", "crm:1"], ann))).toEqual(["merge-one"]);
    expect(await codes(splitEntity(workspace, ["crm:9"], ann))).toEqual(["record-unknown"]);
    expect(await codes(splitEntity(workspace, ["crm:1", "crm:3"], ann))).toEqual(["records-apart"]);
    expect(await codes(splitEntity(workspace, ["crm:1", "crm:2"], ann))).toEqual(["records-all"]);
    expect(await codes(revokeDecision(workspace, "none", ann))).toEqual(["decision-unknown"]);
  });
});
