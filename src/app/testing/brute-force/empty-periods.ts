import type { Asked, Level } from "./asked.ts";
import { type Base, conditionsKept, heldBy, keysKept, namesPeriod, showsPeriods, wayOf } from "./base.ts";
import { holdsFor, rowsKept } from "./counted-rows.ts";
import { holdsMoment } from "./asked-period.ts";
import { momentOf } from "./moment.ts";
import { periodsBy } from "./taken-rows.ts";
import { timelineOf } from "./timeline.ts";
import type { Value } from "./value.ts";
import { timeColumn, type World } from "./world.ts";

/** Every period asked, where a base shows them: from its first row on, when the question does not say. */
export function emptyPeriods(
  world: World,
  base: Base,
  asked: Asked,
  kept: Level,
): readonly (readonly Value[])[] {
  const keys = keysKept(base, asked);
  if (!showsPeriods(base, asked) || !kept.some((at) => keys[at]?.kind === "period")) return [];
  const timeline = timelineOf(world, base, keys);
  const isOwn = (wayOf(base) === "own" || wayOf(base) === "edge") && base.shifts.length === 0;
  const conditions = [...base.filters, ...conditionsKept(base, asked)].filter(
    (one) => isOwn || !namesPeriod(one),
  );
  const holds = heldBy(base);
  const points = rowsKept(world, base)
    .filter((one) => conditions.every((condition) => holdsFor(world, one, condition)))
    .flatMap((one) => {
      const from = holds && timeColumn(world, base.measure.dataset, holds.from);
      const moment = from ? momentOf(world, one.row, from) : one.moment;
      if (!moment || (isOwn && !holdsMoment(world, asked.period, moment))) return [];
      return [timeline.pointOf(moment)];
    });
  const earliest = points.length === 0 ? undefined : Math.min(...points);
  return periodsBy(world, base, asked, { timeline, keys: [], earliest, named: keys })(kept).map(
    ({ times }) => times,
  );
}
