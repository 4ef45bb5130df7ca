import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { stages } from "./stage-words.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the stages that are reported", () => {
  const used = globSync(["src/**/*.ts", "!**/*.test.ts"], { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/report\??\.?\(\{\s*stage: "([^"]+)"/g)].map(
      ([, stage = ""]) => stage,
    ),
  );

  it("are seen", () => expect(used.length).toBeGreaterThan(2));

  it("have words of their own", () => {
    expect([...new Set(used)].filter((stage) => !Object.hasOwn(stages, stage))).toEqual([]);
  });
});
