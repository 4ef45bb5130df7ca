import { join } from "node:path";
import { root } from "../root.mjs";

/** Ignored by Git: what a run writes. */
export const workFolder = join(root, ".mutation");
export const instrumentedFolder = join(workFolder, "instrumented");
export const mutatedPart = "src/compile";
/** Names the file that says what a child process of vitest is to do. */
export const jobVariable = "ENTENTE_MUTATION_JOB";
