import { checkWorkspace } from "../src/app/check-workspace.ts";
import { median, printMeasured } from "./in-child.ts";

const [root = "."] = process.argv.slice(2);

async function timed(): Promise<number> {
  const started = performance.now();
  const checked = await checkWorkspace(root);
  if (!checked.ok) throw new Error("The copies of the catalogue have Problems.");
  return performance.now() - started;
}

const first = await timed();
const again: number[] = [];
for (let round = 0; round < 9; round++) again.push(await timed());
printMeasured(first / 1000, { first, warm: median(again) });
