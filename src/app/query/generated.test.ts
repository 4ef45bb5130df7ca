import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask, askWorlds, type CounterExample } from "../testing/generated-world/ask-worlds.ts";
import { openWorld, worldEngine } from "../testing/generated-world/open-world.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240701);
const kept = join(import.meta.dirname, "../testing/counter-examples");

describe("queryMetric", () => {
  it(
    `equals a second evaluation, row by row, of generated questions about generated worlds (seed ${seed})`,
    {
      timeout: 1_800_000,
    },
    () => askWorlds({ seed, questions: 1000, limit: 600_000 }),
  );

  it("equals it for every counter-example that was ever found", async () => {
    const files = readdirSync(kept).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThan(0);
    const engine = await worldEngine();
    for (const file of files) {
      const found = JSON.parse(readFileSync(join(kept, file), "utf8")) as CounterExample;
      await ask(await openWorld(engine, found.plan), found);
    }
  });
});
