import { describe, it } from "vitest";
import { askWorlds } from "../src/app/testing/generated-world/ask-worlds.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240701);
const anHour = 3_600_000;

describe("queryMetric", () => {
  it(
    `equals a second evaluation of 20,000 generated questions (seed ${seed})`,
    () => askWorlds({ seed, questions: 20_000, limit: anHour }),
    anHour,
  );
});
