/** Fields judged by the million: files of distinct values in, files of verdicts out, over worker threads. */
export type { ValuesFile } from "./judge-file.ts";
export { type BulkOptions, judgeFiles } from "./judge-files.ts";
export type { JudgedLine, ValueLine } from "./judge-lines.ts";
export { rulesVersion } from "./rules-version.ts";
