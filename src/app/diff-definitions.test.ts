import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { diffDefinitions } from "./diff-definitions.ts";
import { initWorkspace } from "./workspace.ts";

const big = (amount: number) => `metrics:
  big_deals:
    label: { en: Big deals, fr: Grosses affaires }
    kind: simple
    measure: { dataset: deal, aggregation: count, where: amount > ${amount} }
`;

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  const made = await initWorkspace(join(cwd, "company"), { timezone: "Europe/Paris", currency: "CHF" });
  if (!made.ok) throw new Error("The workspace could not be made.");
  await write("company/definitions/own.yaml", big(100));
});

const write = (path: string, text: string) => writeFile(join(cwd, path), text);

async function diff(before: string, after: string) {
  const found = await diffDefinitions([before, after], cwd);
  if (!found.ok) return found.error.map(({ code, place, facts }) => [code, place?.file ?? facts]);
  const { added, removed, changed } = found.value;
  return {
    added: added.map(({ id, place }) => [id, place?.file]),
    removed: removed.map(({ id }) => id),
    changed: changed.map(({ id, changes }) => [id, ...changes.map(({ after: is }) => is)]),
  };
}

describe("diffDefinitions", () => {
  it("compares a workspace with the built-in definitions, in the workspace's settings", async () => {
    await write("company/definitions/values.yaml", "stage: { crm: { Prospect: lead } }\n");
    expect(await diff("catalogue", "company")).toEqual({
      added: [["big_deals", "company/definitions/own.yaml"]],
      removed: [],
      changed: [],
    });
    expect(await diff("company", "catalogue")).toMatchObject({ added: [], removed: ["big_deals"] });
  });

  it("compares a workspace with what it was: settings, value mappings and definitions", async () => {
    await cp(join(cwd, "company"), join(cwd, "before"), { recursive: true });
    await write("company/definitions/own.yaml", big(200));
    await write("company/definitions/values.yaml", "deal_status: { crm: { Signed: won } }\n");
    const settings = await readFile(join(cwd, "company/entente.yaml"), "utf8");
    await write("company/entente.yaml", settings.replace("currency: CHF", "currency: EUR"));
    expect(await diff("before", "company")).toEqual({
      added: [],
      removed: [],
      changed: [
        ["big_deals", "(amount > 200)"],
        ["setting:currency", "EUR"],
        ["values:deal_status", "won"],
      ],
    });
    expect(await diff("before/definitions", "company/definitions")).toMatchObject({
      changed: [
        ["big_deals", "(amount > 200)"],
        ["setting:currency", "EUR"],
        ["values:deal_status", "won"],
      ],
    });
  });

  it("reads a folder that no workspace holds in the settings of the other side", async () => {
    await mkdir(join(cwd, "checked-out"));
    await write("checked-out/own.yaml", big(50));
    expect(await diff("checked-out", "company")).toEqual({
      added: [],
      removed: [],
      changed: [["big_deals", "(amount > 100)"]],
    });
  });

  it("tells the Problems of both sides, each under the name by which it was asked", async () => {
    await cp(join(cwd, "company"), join(cwd, "before"), { recursive: true });
    await write("before/definitions/own.yaml", "metrix: {}\n");
    await write("company/definitions/own.yaml", big(1).replace("deal,", "deel,"));
    expect(await diff("before", "company/definitions")).toEqual([
      ["key-unknown", "before/definitions/own.yaml"],
      ["dataset-unknown", "company/definitions/own.yaml"],
    ]);
    expect(await diff("gone", "catalogue")).toEqual([["side-missing", { path: "gone" }]]);
  });
});
