import { readFileSync, writeFileSync } from "node:fs";
import type { FieldContext, FieldKind } from "../field/index.ts";
import { judgeLines } from "./judge-lines.ts";

/** A file of distinct values of one kind, small enough to be held in memory, and where their verdicts go. */
export interface ValuesFile {
  readonly kind: FieldKind;
  readonly values: number;
  readonly from: string;
  readonly to: string;
}

export function judgeFile({ kind, from, to }: ValuesFile, context: FieldContext): void {
  writeFileSync(to, judgeLines(readFileSync(from, "utf8"), kind, context));
}
