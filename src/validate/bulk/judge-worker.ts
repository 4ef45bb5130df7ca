import { parentPort, workerData } from "node:worker_threads";
import type { FieldContext } from "../field/index.ts";
import { judgeFile, type ValuesFile } from "./judge-file.ts";

const context = workerData as FieldContext;

parentPort?.on("message", (file: ValuesFile) => {
  judgeFile(file, context);
  parentPort?.postMessage(file.to);
});
