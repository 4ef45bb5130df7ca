import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { formatDefinitions } from "./format-definitions.ts";

const loose = `metrics:
    won: {kind: simple, measure: {dataset: deal, aggregation: count}, label: {en: Won, fr: Gagné}} # ours
`;
const tidy = `metrics:
  won:
    label: { en: Won, fr: Gagné }
    kind: simple
    measure: { dataset: deal, aggregation: count }
    # ours
`;
const broken = "metrics:\n\ta: 1\n";

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  await mkdir(join(cwd, "definitions"));
  await write("definitions/a.yaml", loose);
  await write("definitions/b.yaml", broken);
  await write("definitions/c.yml", tidy);
  await write("definitions/values.yaml", "stage:   { crm: {} }\n");
});

const write = (path: string, text: string) => writeFile(join(cwd, path), text);
const read = (path: string) => readFile(join(cwd, path), "utf8");

describe("formatDefinitions", () => {
  it("formats the files of a folder, reports the one that cannot be read, and leaves it and the values alone", async () => {
    const formatted = await formatDefinitions(["definitions"], { cwd });
    expect(formatted.ok ? [] : formatted.error.map(({ code, place }) => [code, place?.file])).toEqual([
      ["yaml-tab", "definitions/b.yaml"],
    ]);
    expect(await read("definitions/a.yaml")).toBe(tidy);
    expect(await read("definitions/b.yaml")).toBe(broken);
    expect(await read("definitions/c.yml")).toBe(tidy);
    expect(await read("definitions/values.yaml")).toBe("stage:   { crm: {} }\n");
    expect((await readdir(join(cwd, "definitions"))).toSorted()).toEqual([
      "a.yaml",
      "b.yaml",
      "c.yml",
      "values.yaml",
    ]);
  });

  it("says which files it changed, and has nothing to do the second time", async () => {
    const paths = ["definitions/a.yaml", "definitions/c.yml", "definitions/a.yaml"];
    const changes = async () => {
      const formatted = await formatDefinitions(paths, { cwd });
      return formatted.ok ? formatted.value.files.map(({ isChanged }) => isChanged) : formatted.error;
    };
    expect(await changes()).toEqual([true, false]);
    expect(await changes()).toEqual([false, false]);
  });

  it("writes nothing when it only checks", async () => {
    const formatted = await formatDefinitions(["definitions/a.yaml", "definitions/c.yml"], {
      cwd,
      isCheck: true,
    });
    expect(formatted.ok ? [] : formatted.error.map(({ code, facts }) => [code, facts])).toEqual([
      ["not-formatted", { path: "definitions/a.yaml" }],
    ]);
    expect(await read("definitions/a.yaml")).toBe(loose);
  });

  it("names what is no definitions file", async () => {
    const formatted = await formatDefinitions(["definitions/values.yaml", "gone.yaml"], { cwd });
    expect(formatted.ok ? [] : formatted.error.map(({ code }) => code)).toEqual([
      "not-definitions",
      "definitions-missing",
    ]);
    await writeFile(join(cwd, "latin.yaml"), Buffer.from("# \xe9t\xe9\nmetrics: {}\n", "latin1"));
    const latin = await formatDefinitions(["latin.yaml"], { cwd });
    expect(latin.ok ? [] : latin.error.map(({ code }) => code)).toEqual(["not-utf-8"]);
  });

  it("keeps a file's rights, and the link by which it was named", async () => {
    await chmod(join(cwd, "definitions/a.yaml"), 0o640);
    await symlink("definitions/a.yaml", join(cwd, "linked.yaml"));
    expect((await formatDefinitions(["linked.yaml"], { cwd })).ok).toBe(true);
    expect(await read("definitions/a.yaml")).toBe(tidy);
    expect((await stat(join(cwd, "definitions/a.yaml"))).mode & 0o777).toBe(0o640);
  });
});
