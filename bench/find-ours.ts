import { findBreaks } from "../src/app/find-breaks.ts";
import { openTold } from "./find-opened.ts";
import { printMeasured } from "./in-child.ts";

const [folder = "", datasets = "", loadedAt = "", steps = ""] = process.argv.slice(2);
const session = await openTold(folder, datasets.split(","), loadedAt);
const [started, before] = [performance.now(), process.cpuUsage()];
const found = await findBreaks(session, steps.split(","));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
if (!found.ok) throw new Error(found.error.map(({ message }) => message.en).join("\n"));
await session.engine.close();
const { findings, dimensions, places } = found.value;
printMeasured(seconds, {
  cpuSeconds: (user + system) / 1e6,
  places,
  dimensions: dimensions.map(({ id }) => id),
  steps: found.value.steps,
  sentences: findings.map(({ sentence }) => sentence.en),
});
