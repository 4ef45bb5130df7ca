import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDefinitions } from "./check-definitions.ts";
import { loadModel } from "./load-model.ts";
import { initWorkspace, openWorkspace, type Workspace } from "./workspace.ts";

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-model-"));
  const opened = await initWorkspace(join(folder, "company"));
  if (!opened.ok) throw new Error("The workspace could not be made.");
  workspace = opened.value;
});

afterEach(async () => rm(folder, { recursive: true }));

const metric = (dataset: string) => `metrics:
  own: { label: { en: Own, fr: À nous }, kind: simple, measure: { dataset: ${dataset}, aggregation: count } }
`;

describe("loadModel", () => {
  it("takes the catalogue alone in a new workspace", async () => {
    const loaded = await loadModel(workspace);
    expect(loaded.ok && loaded.value.metrics.has("leads")).toBe(true);
  });

  it("reads every file of definitions/ but values.yaml, and gives the workspace's parties to its metrics", async () => {
    await writeFile(join(workspace.paths.definitions, "a.yaml"), metric("deal"));
    await writeFile(join(workspace.paths.definitions, "values.yaml"), "stage: { '*': { Prospect: lead } }\n");
    const loaded = await loadModel(workspace);
    expect(loaded.ok && loaded.value.metrics.get("own")).toMatchObject({
      origin: "workspace",
      parties: workspace.settings.parties,
      place: { file: "definitions/a.yaml", line: 2 },
    });
  });

  it("reads definitions in the workspace's settings and value mappings: their hashes hang on both", async () => {
    const hashes = async () => {
      const opened = await openWorkspace(workspace.root);
      const loaded = opened.ok ? await loadModel(opened.value) : opened;
      if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message.en).join());
      return ["leads", "deals_won", "win_rate", "won_amount", "social_posts"].map(
        (id) => loaded.value.metrics.get(id)?.hash,
      );
    };
    const changedSince = async (before: readonly (string | undefined)[]) =>
      (await hashes()).map((hash, index) => hash !== before[index]);
    const [values, settings] = [
      join(workspace.paths.definitions, "values.yaml"),
      join(workspace.root, "entente.yaml"),
    ];
    const first = await hashes();
    await writeFile(values, "# none yet\nstage: { crm: {} }\n");
    expect(await changedSince(first)).toEqual([false, false, false, false, false]);
    await writeFile(values, "stage: { crm: { Prospect: lead } }\n");
    expect(await changedSince(first)).toEqual([true, false, false, false, false]);
    await writeFile(values, "deal_status: { crm: { Signed: won } }\n");
    expect(await changedSince(first)).toEqual([false, true, true, true, false]);
    await writeFile(values, "deal_status: { crm: { Signed: wonn } }\n");
    const faulty = await loadModel(workspace);
    expect(faulty.ok ? [] : faulty.error.map(({ code }) => code)).toEqual(["meaning-unknown"]);
    await rm(values);
    const text = await readFile(settings, "utf8");
    await writeFile(settings, text.replace(/currency: .*/u, "currency: CHF"));
    expect(await changedSince(first)).toEqual([false, false, false, true, false]);
  });

  it("gives the Problems of all files when one is at fault", async () => {
    await writeFile(join(workspace.paths.definitions, "a.yaml"), metric("deel"));
    await writeFile(join(workspace.paths.definitions, "b.yaml"), "metrix: 1\n");
    const loaded = await loadModel(workspace);
    expect(loaded.ok ? [] : loaded.error.map(({ code, place }) => [code, place?.file])).toEqual([
      ["dataset-unknown", "definitions/a.yaml"],
      ["key-unknown", "definitions/b.yaml"],
    ]);
  });
});

describe("checkDefinitions", () => {
  it("names the files it read, and warns of an empty section", async () => {
    await writeFile(join(workspace.paths.definitions, "a.yaml"), "metrics:\n");
    const check = checkDefinitions(workspace);
    expect(check.files).toContain("definitions/a.yaml");
    expect(check.found.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["nothing-defined", "warning"],
    ]);
    expect(check.found.model).toBeDefined();
  });
});
