import type { BoundLeaf } from "../query/bound-leaf.ts";
import { columnOf } from "../track/carrier.ts";
import { planWithCurve } from "./plan-curve.ts";
import type { Asked, NumberedLeaf } from "./plan-scan.ts";
import { planSteps, type PlannedSteps } from "./plan-steps.ts";
import type { LeafPlan } from "./plan.ts";
import { ageColumn, atAgeColumn, type WithAgesStep } from "./track-plan.ts";

/** The groups of leaves; below them, those that are counted by age, a row for each age. */
export function planWithAges(bound: readonly BoundLeaf[], asked: Asked): PlannedSteps {
  const numbered = bound.map((leaf, index): NumberedLeaf => ({ ...leaf, index }));
  const plain = numbered.filter(({ leaf }) => !leaf.isByAge);
  const planned = planWithCurve(plain, asked);
  if (plain.length === numbered.length) return planned;
  const counted = numbered
    .filter(({ leaf }) => leaf.isByAge)
    .map(
      (leaf): NumberedLeaf => ({
        ...leaf,
        keys: [{ kind: "expression", expression: columnOf(ageColumn, "integer") }, ...leaf.keys],
      }),
    );
  const ages = planSteps(counted, byAge(asked), "age_");
  const step: WithAgesStep = {
    kind: "with-ages",
    name: "with_ages",
    input: planned.result,
    keys: asked.keys,
    values: planned.values,
    ages: ages.result,
    agedValues: ages.values,
  };
  const leaves: LeafPlan[] = [];
  for (const [place, { index }] of plain.entries()) leaves[index] = planned.leaves[place]!;
  for (const [place, { index }] of counted.entries()) leaves[index] = ages.leaves[place]!;
  return {
    steps: [...planned.steps, ...ages.steps, step],
    result: step.name,
    values: [...planned.values, atAgeColumn, ...ages.values],
    leaves,
  };
}

/** As the first key, it leaves the bits of the others where they are. */
function byAge(asked: Asked): Asked {
  return {
    ...asked,
    keys: [atAgeColumn, ...asked.keys],
    levels: asked.levels.map(({ mask, keys }) => ({ mask, keys: [atAgeColumn, ...keys] })),
  };
}
