import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { type NewDecision, openStore, type Store } from "./index.ts";

const at = new Date("2026-03-01T10:00:00.000Z");
const same: NewDecision = {
  object: "person",
  verdict: "same",
  sides: [["crm:1", "ads:7"]],
  by: "Ana",
  at,
  reason: "the same telephone",
};
const apart: NewDecision = {
  object: "person",
  verdict: "different",
  sides: [["crm:1"], ["crm:2", "ads:9"]],
  by: "Ana",
  at: new Date("2026-03-02T10:00:00.000Z"),
};

async function opened(): Promise<Store> {
  const store = await openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  return store;
}

it("gives decisions back as they were taken, in that order", async () => {
  const { decisions } = await opened();
  const second = await decisions.add(apart);
  const first = await decisions.add(same);
  expect(await decisions.list()).toEqual([
    { ...same, sides: [["ads:7", "crm:1"]], id: first.id },
    { ...apart, sides: [["crm:1"], ["ads:9", "crm:2"]], id: second.id },
  ]);
});

it("keeps what was revoked, and who did it; the first revocation stands", async () => {
  const { decisions } = await opened();
  const { id } = await decisions.add(same);
  const revocation = { by: "Bob", at: new Date("2026-04-01T00:00:00.000Z"), reason: "two brothers" };
  expect((await decisions.revoke(id, revocation))?.revoked).toEqual(revocation);
  const again = await decisions.revoke(id, { by: "Cy", at: new Date("2026-05-01T00:00:00.000Z") });
  expect(again?.revoked).toEqual(revocation);
  expect(await decisions.list()).toEqual([]);
  expect(await decisions.list({ withRevoked: true })).toHaveLength(1);
  expect(await decisions.revoke("no-such", revocation)).toBeUndefined();
});

it("finds the decisions on an object, and those that name a record", async () => {
  const { decisions } = await opened();
  const people = [await decisions.add(same), await decisions.add(apart)].map(({ id }) => id);
  const company = await decisions.add({ ...same, object: "company", sides: [["erp:1", "erp:2"]] });
  const ids = async (query: Parameters<typeof decisions.list>[0]) =>
    (await decisions.list(query)).map(({ id }) => id);
  expect(await ids({ object: "person" })).toEqual(people);
  expect(await ids({ records: ["ads:9", "erp:1"] })).toEqual(
    [company.id, people[1]].toSorted(byTime(company.id)),
  );
  expect(await ids({ object: "company", records: ["ads:9"] })).toEqual([]);
});

/** The company's decision was taken before the second one on people. */
function byTime(earlier: string) {
  return (a: string | undefined) => (a === earlier ? -1 : 1);
}

it.each([
  ["one record alone", { ...same, sides: [["crm:1"]] }],
  ["two sides that are the same", { ...same, sides: [["crm:1"], ["crm:2"]] }],
  ["one side that differs", { ...apart, sides: [["crm:1", "crm:2"]] }],
  ["an empty side", { ...apart, sides: [["crm:1"], []] }],
  ["a record on both sides", { ...apart, sides: [["crm:1"], ["crm:1"]] }],
])("refuses %s, and writes nothing", async (_, decision: NewDecision) => {
  const { decisions } = await opened();
  await expect(decisions.add(decision)).rejects.toThrow(RangeError);
  expect(await decisions.list({ withRevoked: true })).toEqual([]);
});
