import { once } from "node:events";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { allEnded, poolOf } from "../../core/index.ts";
import type { FieldContext } from "../field/index.ts";
import { judgeFile, type ValuesFile } from "./judge-file.ts";

export interface BulkOptions extends FieldContext {
  readonly workers?: number;
  /** Fewer values than these are judged in this thread, which is sooner done than a worker is started. */
  readonly fewest?: number;
}

/** Each holds the lists that checks read, about 150 MB. */
const mostWorkers = 4;

const worthWorkers = 20_000;

/** Judges files of values, each in a worker thread. */
export async function judgeFiles(files: readonly ValuesFile[], options: BulkOptions = {}): Promise<void> {
  const {
    workers = Math.min(availableParallelism(), mostWorkers),
    fewest = worthWorkers,
    ...context
  } = options;
  const values = files.reduce((sum, file) => sum + file.values, 0);
  if (values < fewest || files.length <= 1 || workers <= 1) {
    for (const file of files) judgeFile(file, context);
    return;
  }
  const started = Array.from({ length: Math.min(workers, files.length) }, () => startWorker(context));
  try {
    const pool = poolOf(started);
    await allEnded(
      files.map((file) =>
        pool.use(async (worker) => {
          const answered = once(worker, "message");
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          worker.postMessage(file);
          await answered;
        }),
      ),
    );
  } finally {
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

/** The build joins the worker into a file beside the program's; without a build, its source is run as it stands. */
function startWorker(context: FieldContext): Worker {
  const built = new URL("../../cli/judge-worker.js", import.meta.url);
  const file = existsSync(built) ? built : new URL("./testing/judge-worker.mjs", import.meta.url);
  return new Worker(file, { workerData: context });
}
