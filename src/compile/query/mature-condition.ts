import { bucketStart, previousBucket } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { asOfIn } from "../plan/as-of.ts";
import type { TimeColumn } from "../plan/plan.ts";
import type { Leaf, Maturity } from "./leaf.ts";

const nowhere = { start: 0, end: 0 };

/** Rows of cohorts that have come to the ages asked (or have not): those dated before the first cohort that has not. */
export function matureCondition(
  compiled: Pick<CompiledModel, "settings">,
  { mature }: Leaf,
  { dated, asOf }: { readonly dated: TimeColumn | undefined; readonly asOf: string },
): readonly Expression[] {
  if (!mature || !dated) return [];
  const firsts = mature.ages.map((maturity) => firstImmature(compiled, maturity, asOf));
  const first = firsts.reduce((earliest, day) => (day < earliest ? day : earliest));
  return [
    {
      kind: "binary",
      operator: mature.isNegated ? ">=" : "<",
      left: { kind: "column", hops: [], column: dated.day, type: "date", span: nowhere },
      right: { kind: "literal", value: first, type: "date", span: nowhere },
      type: "boolean",
      span: nowhere,
    },
  ];
}

/** The first day of the first cohort whose period of that age is not over. */
function firstImmature(
  { settings }: Pick<CompiledModel, "settings">,
  { every, age }: Maturity,
  asOf: string,
): string {
  let start = bucketStart(settings, every, asOfIn(settings.timezone, asOf).day);
  for (let periods = 0; periods < age; periods += 1) start = previousBucket(every, start);
  return start;
}
