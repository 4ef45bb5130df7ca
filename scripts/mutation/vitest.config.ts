import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import usual from "../../vitest.config.ts";
import { root } from "../root.mjs";
import { instrumentedFolder } from "./paths.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  ...usual,
  root,
  plugins: [
    {
      name: "instrumented",
      enforce: "pre",
      load(id) {
        const file = join(instrumentedFolder, relative(root, id));
        return existsSync(file) ? readFileSync(file, "utf8") : null;
      },
    },
  ],
  test: { ...usual.test, runner: here("runner.ts"), setupFiles: ["test/setup.ts", here("setup.ts")] },
});
