import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { shop } from "../interchange/testing/shop.ts";
import { importMetricFlowProject } from "./import-metricflow.ts";

async function project(files: { readonly [path: string]: string }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "entente-import-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "models", "target"), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  return folder;
}

const metric = "metric: { name: orders, type: simple, type_params: { measure: amount } }\n";

describe("importMetricFlowProject", () => {
  it("writes the definitions of a project, and writes them again", async () => {
    const folder = await project({
      "models/models.yml": shop,
      "models/metrics.yaml": metric,
      "models/target/compiled.yml": "metric: { name: x }",
    });
    const out = join(folder, "definitions");
    const imported = await importMetricFlowProject(join(folder, "models"), { out });
    expect(imported).toMatchObject({ ok: true, value: { counts: { datasets: 7, metrics: 2 } } });
    const again = await importMetricFlowProject(join(folder, "models"), { out });
    expect(again).toEqual(imported);
    expect(await readFile(join(out, "metrics.yaml"), "utf8")).toContain("# metrics.yaml:1\n");
  });

  it("takes no name that means something already", async () => {
    const folder = await project({ "models/models.yml": shop, "models/metrics.yaml": metric });
    const out = join(folder, "definitions");
    const imported = await importMetricFlowProject(join(folder, "models"), { out });
    if (!imported.ok) throw new Error("not imported");
    expect(imported.value.losses.map(({ message }) => message.en)).toContain(
      'The metric "orders" is called "orders_metric" here, because its name means something else already.',
    );
  });

  it("leaves files that it did not write", async () => {
    const folder = await project({ "models/models.yml": shop });
    const out = join(folder, "definitions");
    await mkdir(out);
    await writeFile(join(out, "orders_dataset.yaml"), "metrics: {}\n");
    const imported = await importMetricFlowProject(join(folder, "models"), { out });
    expect(imported).toMatchObject({ ok: false, error: [{ code: "file-in-the-way" }] });
    expect(await readFile(join(out, "orders_dataset.yaml"), "utf8")).toBe("metrics: {}\n");
  });

  it("refuses a folder with nothing to import", async () => {
    const folder = await project({ "models/other.yml": "version: 2\n" });
    expect(await importMetricFlowProject(join(folder, "models"), { out: join(folder, "out") })).toMatchObject(
      {
        ok: false,
        error: [{ code: "nothing-to-import" }],
      },
    );
  });
});
