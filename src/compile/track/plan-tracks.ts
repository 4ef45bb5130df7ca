import { unreachable } from "../../core/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { expressionKey } from "../model/map-columns.ts";
import type { Asked } from "../plan/plan-scan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { planAged } from "./plan-aged.ts";
import { planFunnel } from "./plan-funnel.ts";
import { planRetention } from "./plan-retention.ts";
import { planConversion, type Tracked } from "./plan-conversion.ts";

/** The relations on which leaves stand that follow events, each made once, and those leaves over them. */
export function planTracks(compiled: CompiledModel, bound: readonly BoundLeaf[], asked: Asked): Tracked {
  const leaves = [...bound];
  const groups = [...grouped(bound).values()];
  const steps = groups.flatMap((indices, position) => {
    const together = indices.map((index) => bound[index]!);
    const tracked = planTrack(compiled, together, { asked, number: position + 1 });
    for (const [place, index] of indices.entries()) leaves[index] = tracked.leaves[place]!;
    return tracked.steps;
  });
  return { steps: [...new Map(steps.map((step) => [step.name, step])).values()], leaves };
}

function planTrack(
  compiled: CompiledModel,
  leaves: readonly BoundLeaf[],
  { asked, number }: { readonly asked: Asked; readonly number: number },
): Tracked {
  const track = leaves[0]!.leaf.track!;
  switch (track.kind) {
    case "conversion":
      return planConversion(compiled, { leaves, meaning: track.meaning, asked, number });
    case "funnel":
      return planFunnel(compiled, { leaves, meaning: track.meaning, asked, number });
    case "retention":
      return planRetention(compiled, { leaves, meaning: track.meaning, asked, number });
    case "aged":
      return planAged(compiled, { leaves, track, asked, number });
    default:
      return unreachable(track);
  }
}

/** Leaves of one metric share their matches; filters that come before are part of them. */
function grouped(bound: readonly BoundLeaf[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, leaf] of bound.entries()) {
    const { track } = leaf.leaf;
    if (!track) continue;
    const isApart = track.kind === "conversion" && track.meaning.filter === "before";
    if (track.kind === "aged") {
      groups.set(`${index}`, [index]);
      continue;
    }
    const own = isApart ? [...leaf.conditions, ...leaf.ofPeriod].map(expressionKey) : [];
    const key = JSON.stringify([track.metric, ...own]);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return groups;
}
