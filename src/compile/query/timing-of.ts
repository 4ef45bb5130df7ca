import type { BalanceKind, CumulativeKind, MetricKind } from "../../definitions/index.ts";
import type { Source } from "../model/source.ts";
import { timeColumnOf } from "../model/time-column.ts";
import type { Reach, Shift } from "../plan/calendar-plan.ts";
import type { Timing } from "./leaf.ts";

/** How the rows of a metric's measure reach the periods of an answer. */
export function timingOf(source: Source, meaning: MetricKind | undefined, shifts: readonly Shift[]): Timing {
  if (meaning?.kind === "cumulative") return cumulative(meaning, shifts);
  if (meaning?.kind === "balance") return balance(source, meaning, shifts);
  if (shifts.length === 0) return { kind: "own" };
  if (shifts.some(({ kind }) => kind === "start"))
    return { kind: "reported", shifts, reach: { kind: "moment" }, at: "first" };
  if (shifts.some((shift) => shift.kind === "offset" && shift.eachDay))
    return { kind: "reported", shifts, reach: { kind: "moment" }, at: "last", isEach: true };
  return { kind: "reported", shifts, reach: { kind: "span" }, at: "last" };
}

function cumulative(meaning: CumulativeKind, shifts: readonly Shift[]): Timing {
  const { periodValue } = meaning;
  const isAtEdge = periodValue === "end" || periodValue === "start";
  return {
    kind: "reported",
    shifts,
    reach: reachOf(meaning),
    at: periodValue === "start" ? "first" : "last",
    ...(!isAtEdge && { pick: periodValue }),
  };
}

function reachOf({ window, toDate }: CumulativeKind): Reach {
  if (window) return { kind: "trailing", window };
  return toDate === undefined ? { kind: "all" } : { kind: "to-date", grain: toDate };
}

function balance(source: Source, meaning: BalanceKind, shifts: readonly Shift[]): Timing {
  const { take, per, holds, filter } = meaning;
  const drawn = take === "avg" ? "average" : take;
  if (holds) {
    const [from, until] = [timeColumnOf(source, holds.from), timeColumnOf(source, holds.until)];
    const isEdge = drawn === "first" || drawn === "last";
    return {
      kind: "held",
      from,
      until,
      shifts,
      at: drawn === "first" ? "first" : "last",
      ...(!isEdge && { pick: drawn }),
    };
  }
  if (drawn !== "first" && drawn !== "last")
    return { kind: "reported", shifts, reach: { kind: "moment" }, at: "last", pick: drawn };
  return { kind: "edge", take: drawn, per, shifts, isFilteredBefore: filter === "before" };
}
