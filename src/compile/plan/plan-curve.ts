import { columnOf } from "../track/carrier.ts";
import type { Asked, NumberedLeaf } from "./plan-scan.ts";
import { planSteps, type PlannedSteps } from "./plan-steps.ts";
import { curveColumns, type CurveStep } from "./track-plan.ts";

/** The column of ways that counts days, a key more than the answer has. */
const elapsedDay = "elapsed_day";

/** The groups of leaves; below them, the counts by elapsed day of those that make a curve, which come last. */
export function planWithCurve(bound: readonly NumberedLeaf[], asked: Asked): PlannedSteps {
  const leaves = bound.filter(({ leaf }) => !leaf.isCurve);
  const planned = planSteps(leaves, asked);
  if (leaves.length === bound.length) return planned;
  const counted = bound.slice(leaves.length).map(
    (leaf): NumberedLeaf => ({
      ...leaf,
      keys: [{ kind: "expression", expression: columnOf(elapsedDay, "integer") }, ...leaf.keys],
    }),
  );
  const curve = planSteps(counted, byDay(asked), "curve_");
  const [events = "", competing = "", censored = ""] = curve.leaves.map(({ rows }) => rows);
  const step: CurveStep = {
    kind: "curve",
    name: "with_curves",
    input: planned.result,
    keys: asked.keys,
    values: planned.values,
    curve: curve.result,
    counts: { events, competing, censored },
  };
  return {
    steps: [...planned.steps, ...curve.steps, step],
    result: step.name,
    values: [...planned.values, ...Object.values(curveColumns)],
    leaves: planned.leaves,
  };
}

/** As the first key, it leaves the bits of the others where they are. */
function byDay(asked: Asked): Asked {
  return {
    ...asked,
    keys: [curveColumns.elapsed, ...asked.keys],
    levels: asked.levels.map(({ mask, keys }) => ({ mask, keys: [curveColumns.elapsed, ...keys] })),
  };
}
