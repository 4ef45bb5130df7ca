/**
 * The generator of the demo company: a workspace's files as the tools of a real company write them, with
 * planted facts and the truth about them. It loads and computes nothing.
 */
export { type DemoSize, type Fact, facts } from "./facts.ts";
export { type DemoSummary, makeDemo } from "./make-demo.ts";
export type { DemoOptions } from "./plan.ts";
