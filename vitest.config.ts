import { defineConfig } from "vitest/config";

const isLong = process.env["ENTENTE_TEST_LONG"] === "1";

export default defineConfig({
  test: {
    include: ["{src,test,examples,bench}/**/*.test.ts", ...(isLong ? ["test/**/*.long.ts"] : [])],
    setupFiles: ["test/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: isLong ? 600_000 : 60_000,
    hookTimeout: 60_000,
  },
});
