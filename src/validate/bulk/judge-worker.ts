import { parentPort, workerData } from "node:worker_threads";
import type { FieldContext } from "../field/index.ts";
import { judgeFile, type ValuesFile } from "./judge-file.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `judgeFiles` starts it with
const context = workerData as FieldContext;

parentPort?.on("message", (file: ValuesFile) => {
  judgeFile(file, context);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(file.to);
});
