import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runProgram } from "../lake/testing/run-program.ts";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { seededRandom } from "../stats/index.ts";
import { Acknowledged } from "./testing/acknowledged.ts";

const program = fileURLToPath(new URL("./testing/decide.ts", import.meta.url));
const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 1);

it(`keeps every acknowledged decision when one of two writers is killed, at 25 random moments (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const state = await temporaryFolder();
  const random = seededRandom(seed, "store-kill");
  const known = new Acknowledged();
  let next = runProgram(program, [state, "writer-0"]);
  for (let round = 0; round < 25; round++) {
    const current = next;
    next = runProgram(program, [state, `writer-${round + 1}`]);
    await current.until("ready");
    await wait(random.uniform() * 60);
    current.child.kill("SIGKILL");
    await current.ended;
    known.note(current.lines);
    await known.check(state, `round ${round}`);
  }
  next.child.kill("SIGKILL");
  await next.ended;
  known.note(next.lines);
  await known.check(state, "at the end");
  expect(known.count).toBeGreaterThan(25);
});
