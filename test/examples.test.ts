import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runExample } from "../examples/run-example.ts";

const dataFolder = fileURLToPath(new URL("../../shared/data", import.meta.url));
const examples = readdirSync(new URL("../examples", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.skipIf(!existsSync(dataFolder))("runExample (needs the public data beside the checkout)", () => {
  it.each(examples)("%s gives the published figures", async (name) => {
    const comparisons = await runExample(name, dataFolder);
    expect(comparisons.length).toBeGreaterThan(5);
    expect(comparisons.map(({ what, got }) => [what, got])).toEqual(
      comparisons.map(({ what, expected }) => [what, expected]),
    );
  });
});
