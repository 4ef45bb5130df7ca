import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dropCheck, listChecks, readCheck, writeCheck } from "./checks.ts";
import { withLock } from "./lock.ts";
import { lakePaths } from "./paths.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const keep = (state: string, fingerprint: string, content: unknown) =>
  withLock(state, { verb: "load" }, (lock) =>
    writeCheck(lock, fingerprint, async (parquet) => {
      await writeFile(parquet, "rows");
      return content;
    }),
  );

describe("writeCheck", () => {
  it("keeps a verdict and its rows until they are dropped", async () => {
    const state = await temporaryFolder();
    await keep(state, "abc", { accepted: 3 });
    const found = await readCheck(state, "abc");
    expect(found?.content).toEqual({ accepted: 3 });
    expect(await readFile(found!.parquet, "utf8")).toBe("rows");
    expect(await listChecks(state)).toEqual(["abc"]);
    await withLock(state, { verb: "load" }, (lock) => dropCheck(lock, "abc"));
    expect(await readCheck(state, "abc")).toBeUndefined();
  });

  it("keeps nothing when the rows cannot be written", async () => {
    const state = await temporaryFolder();
    const failing = withLock(state, { verb: "load" }, (lock) =>
      writeCheck(lock, "abc", () => Promise.reject(new Error("no"))),
    );
    await expect(failing).rejects.toThrow("no");
    expect(await readCheck(state, "abc")).toBeUndefined();
  });
});

describe("readCheck", () => {
  it("takes a damaged verdict for none: it is computed again", async () => {
    const state = await temporaryFolder();
    await keep(state, "abc", { accepted: 3 });
    await writeFile(join(lakePaths(state).checks, "abc.json"), "{");
    expect(await readCheck(state, "abc")).toBeUndefined();
  });
});
