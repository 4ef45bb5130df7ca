import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { judgeLinkage } from "./judge-linkage.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/identity/", import.meta.url));

describe.skipIf(!existsSync(folder))("records linked without settings, against a known truth", () => {
  it.each([
    ["fake_1000.csv", "cluster", 0.93],
    ["dataset1.csv", "rec_id", 0.99],
    ["dataset2.csv", "rec_id", 0.99],
    ["dataset3.csv", "rec_id", 0.99],
  ])(
    "%s by %s: F1 of pairs within clusters of %d at least",
    { timeout: 240_000 },
    async (file, truth, least) => {
      const { clusters, model } = await judgeLinkage({
        file: `${folder}${file}`,
        truth,
        object: "person",
        seed: 1,
      });
      expect(model.estimation.hasConverged).toBe(true);
      expect(clusters.f1).toBeGreaterThanOrEqual(least);
    },
  );
});
