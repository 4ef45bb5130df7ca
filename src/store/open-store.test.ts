import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { expect, it, onTestFinished } from "vitest";
import { Refusal } from "../core/index.ts";
import { runProgram } from "../lake/testing/run-program.ts";
import { canMount, makeReadOnly, smallDisk, temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { type NewDecision, openStore, storePath } from "./index.ts";

const decision: NewDecision = {
  object: "person",
  verdict: "same",
  sides: [["a", "b"]],
  by: "Ana",
  at: new Date(0),
};

it("writes ahead, with an fsync at every commit", async () => {
  const state = await temporaryFolder();
  const store = await openStore(state);
  await store.decisions.add(decision);
  expect(await readdir(dirname(storePath(state)))).toContain("entente.db-wal");
  await store.close();
});

it("is opened again with what it holds, and by several at once", async () => {
  const state = await temporaryFolder();
  const stores = await Promise.all([openStore(state), openStore(state), openStore(state)]);
  await Promise.all(stores.map(({ decisions }) => decisions.add(decision)));
  for (const store of stores) {
    expect(await store.decisions.list()).toHaveLength(3);
    await store.close();
  }
  const again = await openStore(state);
  expect(await again.decisions.list()).toHaveLength(3);
  await again.close();
});

it("copies itself as of one moment while another process writes", async () => {
  const state = await temporaryFolder();
  const program = fileURLToPath(new URL("./testing/decide.ts", import.meta.url));
  const writer = runProgram(program, [state, "writer"]);
  await writer.until("decided");
  const store = await openStore(state);
  const copy = join(await temporaryFolder(), "deeper", "copy.db");
  await store.backUp(copy);
  await store.backUp(copy);
  writer.child.kill("SIGKILL");
  await writer.ended;
  await store.close();
  const restored = await temporaryFolder();
  await mkdir(dirname(storePath(restored)), { recursive: true });
  await writeFile(storePath(restored), await readFile(copy));
  const reopened = await openStore(restored);
  const decisions = await reopened.decisions.list({ withRevoked: true });
  await reopened.close();
  const heard = writer.lines.filter((line) => line.startsWith("decided ")).map((line) => line.split(" ")[1]);
  expect(decisions.length).toBeGreaterThan(0);
  expect(heard).toEqual(expect.arrayContaining(decisions.slice(0, -1).map(({ id }) => id)));
  for (const { sides } of decisions) expect(sides.flat()).toHaveLength(3);
});

it("refuses a file that is no store, and leaves it", async () => {
  const state = await temporaryFolder();
  await mkdir(dirname(storePath(state)));
  await writeFile(storePath(state), "not a database, ".repeat(100));
  expect((await refused(openStore(state))).code).toBe("store-damaged");
  expect(await readFile(storePath(state), "utf8")).toContain("not a database");
});

it("refuses a store that a later version wrote", async () => {
  const state = await temporaryFolder();
  await (await openStore(state)).close();
  const database = new Database(storePath(state));
  database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
  database.close();
  const { code, words } = await refused(openStore(state));
  expect(code).toBe("store-newer");
  expect(words.en).toContain("9999-later");
  expect(words.fr).toContain("9999-later");
});

it("says who may not write", async () => {
  const isMount = canMount();
  const state = isMount ? await smallDisk(4_000) : await temporaryFolder();
  await makeReadOnly(state, isMount);
  const { code } = await refused(openStore(state));
  expect(["folder-read-only", "store-read-only"]).toContain(code);
});

it.skipIf(!canMount())("says that the disk is full, and keeps what was acknowledged", async () => {
  const state = await smallDisk(700);
  const store = await openStore(state);
  onTestFinished(() => store.close());
  let acknowledged = 0;
  const fill = async () => {
    for (;;) {
      await store.decisions.add({ ...decision, reason: "x".repeat(20_000) });
      acknowledged++;
    }
  };
  expect((await refused(fill())).code).toBe("store-full");
  expect(acknowledged).toBeGreaterThan(3);
  expect(await store.decisions.list()).toHaveLength(acknowledged);
});

async function refused(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw new Error("It was not refused.", { cause: error });
}
