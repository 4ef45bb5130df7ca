import type { CompiledModel } from "../model/compiled-model.ts";
import type { Source } from "../model/source.ts";
import type { Step } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { askedOf } from "../query/plan-for.ts";
import { ageColumn } from "../plan/track-plan.ts";
import { columnOf } from "../track/carrier.ts";
import { isKnown } from "../track/conditions.ts";
import { planTracks } from "../track/plan-tracks.ts";
import { matchedColumns } from "./matched-columns.ts";
import { agedColumns, presenceColumns } from "./presence-columns.ts";
import { standingRows } from "./own-rows.ts";
import type { ReadRows, RowsAsked, Shown } from "./read-rows.ts";
import { keysOf, weightColumn } from "./row-columns.ts";
import { wayColumns } from "./way-columns.ts";

/** The events that an input follows, each with what followed it. */
export function trackedRows(compiled: CompiledModel, asked: RowsAsked): ReadRows {
  const { planned, period, given, bound } = asked;
  const tracked = planTracks(compiled, [bound], askedOf(compiled, planned, period));
  const leaf = dated(tracked.leaves[0]!);
  const made = tracked.steps.map(opened);
  const { columns, order } = readOf(made, bound.leaf.source);
  const followed = given.map((one) => ({ ...one, key: leaf.keys[one.position]! }));
  return standingRows(
    compiled,
    { ...asked, bound: leaf, given: followed },
    { shown: { columns: [...columns, weightColumn(leaf)], order }, made },
  );
}

/** Its rows are read whole. */
function opened(step: Step): Step {
  if (step.kind === "match") return { ...step, areAlike: false };
  return step.kind === "ways" ? { ...step, isOpened: true } : step;
}

/** What carries no date is told apart from what is followed. */
function dated(leaf: BoundLeaf): BoundLeaf {
  const { time, conditions } = leaf;
  return time ? { ...leaf, conditions: [...conditions, isKnown(columnOf(time.day, "date"))] } : leaf;
}

function readOf(steps: readonly Step[], source: Source): Shown {
  const made = steps.at(-1)!;
  switch (made.kind) {
    case "match":
      return { columns: matchedColumns(made, source), order: [...made.baseKeys, ...made.convertedKeys] };
    case "ways": {
      const isCyclic = made.firstKeys.length > 1;
      return { columns: wayColumns(made, source), order: isCyclic ? [source.key, "cycle"] : [source.key] };
    }
    case "presence":
      return {
        columns: presenceColumns(made, source),
        order: [source.key, ...(made.cohortKeys.length > 1 ? ["cycle"] : []), ageColumn],
      };
    case "aged":
      return { columns: agedColumns(made, source), order: [...keysOf(source), ageColumn] };
    default:
      throw new Error(`No rows are read from ${made.kind}.`);
  }
}
