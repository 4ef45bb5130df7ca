import { describe, expect, it } from "vitest";
import { queryMetric } from "../query-metric.ts";
import { queryWorld } from "../testing/query-world.ts";
import { cellsOf } from "./cells-of.ts";
import { countEach, countGroups } from "./count-groups.ts";

const people = [
  { person_id: 1, country: "FR", region: "Bretagne", segment: "TPE" },
  { person_id: 2, country: "FR", region: "Alsace", segment: "TPE" },
  { person_id: 3, country: "BE", region: null, segment: "PME" },
  { person_id: 4, country: null, region: null, segment: "TPE" },
];
const leads = people.map(({ person_id: id }) => ({
  person_id: id,
  stage: "lead",
  entered_at: `2024-01-0${id}T10:00:00.000Z`,
  cycle: 1,
}));
const world = () => queryWorld({ person: people, stage_entry: leads });
const metrics = ["leads"];

describe("countEach", () => {
  it("counts each dimension alone as a question by it alone does", async () => {
    const session = await world();
    const by = ["country", "region", "segment"];
    for (const some of [by, ["country"]]) {
      const counted = await countEach(session, { metrics, by: some }, 10);
      if (!counted.ok) throw new Error(JSON.stringify(counted.error));
      for (const [place, dimension] of some.entries()) {
        const alone = await queryMetric(session, { metrics, by: [dimension], totals: false });
        if (!alone.ok) throw new Error(JSON.stringify(alone.error));
        const wanted = cellsOf(alone.value, [dimension, ...metrics]);
        const given = counted.value[place]!.map(({ value, counts }) => [value, ...counts.map(String)]);
        expect(new Set(given)).toEqual(new Set(wanted));
      }
    }
    await session.engine.close();
  });

  it("gives of each no more values than asked", async () => {
    const session = await world();
    const counted = await countEach(session, { metrics, by: ["region", "segment"] }, 2);
    expect(counted.ok && counted.value.map((values) => values.length)).toEqual([2, 2]);
    await session.engine.close();
  });
});

describe("countGroups", () => {
  it("counts the groups that the question has", async () => {
    const session = await world();
    const groups = await countGroups(session, { metrics, by: ["country", "segment"] });
    if (!groups.ok) throw new Error(JSON.stringify(groups.error));
    const counted = [...groups.value].map(({ keys, counts }) => [...keys, ...counts]);
    expect(new Set(counted)).toEqual(
      new Set([
        ["BE", "PME", 1],
        ["FR", "TPE", 2],
        [null, "TPE", 1],
      ]),
    );
    await session.engine.close();
  });
});
