/** What the command line shows of an answer, before it is printed. */
export type { Block } from "../printing/block.ts";
export { showAnswer } from "../show/answer.ts";
