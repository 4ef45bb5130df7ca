/** Run as a program: takes the lock, says so, and holds it for the milliseconds given. */
import { appendFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "../../core/index.ts";
import { withLock } from "../lock.ts";

const [state = "", milliseconds = "0", journal] = process.argv.slice(2);
const say = (line: string) => {
  if (journal !== undefined) appendFileSync(journal, `${line} ${process.pid}\n`);
  process.stdout.write(`${line}\n`);
};

try {
  await withLock(state, { verb: "load" }, async () => {
    say("held");
    await wait(Number(milliseconds));
    say("left");
  });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`refused: ${error.words.en}\n`);
}
