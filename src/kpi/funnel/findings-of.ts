import { type Measured, productInterval } from "../../stats/index.ts";
import { type BreakWeek, breakWeek, breakWeekOfEverybody } from "./break-week.ts";
import { type Cell, maskOf, seriesOf } from "./cells.ts";
import { type Cause, distinctCauses, mainOf, shareInside } from "./distinct-causes.ts";
import { effectOf, expectedWithout, lostConversions, sumIn } from "./effect-of-break.ts";
import type { ConversionFinding, Finding, Reached, Since, Where } from "./finding.ts";
import type { Mask } from "./fit-rates.ts";
import type { FunnelStep, FunnelTable } from "./funnel-table.ts";
import type { Judged } from "./judge-cells.ts";
import { mixAndRate, usualOf } from "./mix-and-rate.ts";
import { absoluteModel, type Break, relativeModel, type Searched } from "./search-breaks.ts";
import { slowerBy } from "./slower.ts";
import { noiseOf } from "./usual-swing.ts";

/** A step with its two searches. */
export interface StepSearch {
  readonly step: FunnelStep;
  readonly conversion: Searched;
  readonly speed: Searched;
}

/** A finding before it is put into words. */
export type Bare = Finding extends infer One ? (One extends Finding ? Omit<One, "sentence"> : never) : never;

interface Context {
  readonly table: FunnelTable;
  readonly search: StepSearch;
  readonly breaks: readonly Break[];
  /** The share of this step's conversions that go on through all later steps. */
  readonly toTheEnd: Measured;
}

/** Values that are the same people but for a few. */
const nearlyTheSame = 0.95;

export function findingsOf(context: Context): readonly Bare[] {
  const { search, breaks } = context;
  return distinctCauses(breaks, search).map((cause) =>
    cause.conversion
      ? conversionFinding(context, cause, cause.conversion)
      : speedFinding(context, mainOf(cause)),
  );
}

function conversionFinding(context: Context, cause: Cause, main: Break): Omit<ConversionFinding, "sentence"> {
  const { search, breaks, toTheEnd } = context;
  const { cube } = search.conversion;
  const judged = ofSearched(breaks, search.conversion);
  const effect = effectOf(search.conversion, judged, judged.indexOf(main.judged));
  const before = maskOf(cube, main.judged.cell).map((isIn, row) =>
    cube.week[row]! < main.judged.at ? isIn : 0,
  );
  const reached = (mask: Mask): Reached => {
    const [entered, converted] = [sumIn(cube.people, mask), sumIn(cube.outcome, mask)];
    return { entered, converted, rate: entered === 0 ? 0 : converted / entered };
  };
  const after = reached(effect.mask);
  const lost = lostConversions(cube, effect);
  const { worth } = search.step;
  return {
    kind: "conversion",
    ...commonOf(context, main),
    before: reached(before),
    after,
    expectedRate: expectedWithout(cube, effect.fit, effect.mask, effect.change) / after.entered,
    lost,
    lostAtEnd: productInterval(lost, toTheEnd),
    ...(worth !== undefined && { cost: productInterval(lost, worth) }),
    change: mixAndRate(cube, usualOf(search.conversion, judged), { before, after: effect.mask }),
    ...(cause.speed && { slower: slowness(context, cause.speed) }),
  };
}

function speedFinding(context: Context, main: Break): Bare {
  return { kind: "speed", ...commonOf(context, main), slower: slowness(context, main) };
}

function slowness({ search, breaks }: Context, { judged }: Break) {
  return slowerBy(search.step, search.speed, { breaks: ofSearched(breaks, search.speed), own: judged });
}

function commonOf({ table, search, breaks }: Context, { searched, judged, q }: Break) {
  const { step } = search;
  return {
    step: { from: step.from, to: step.to },
    where: whereOf(table, searched, judged.cell),
    alike: alikeOf(searched, judged.cell).map((cell) => whereOf(table, searched, cell)),
    since: sinceOf(step, searched, ofSearched(breaks, searched), judged),
    sureness: { falseDiscoveryRate: q, p: judged.p },
  };
}

function ofSearched(breaks: readonly Break[], searched: Searched): readonly Judged[] {
  return breaks.filter((one) => one.searched === searched).map(({ judged }) => judged);
}

function whereOf({ dimensions }: FunnelTable, { cube }: Searched, { members }: Cell): Where {
  return members.map(({ dimension, value }) => ({
    dimension: dimensions[dimension]!.id,
    value: cube.values[dimension]![value]!,
  }));
}

function alikeOf({ cube, values }: Searched, cell: Cell): readonly Cell[] {
  const own = cell.members.map(({ dimension }) => dimension);
  return values.filter(
    (other) =>
      cell.members.length > 0 &&
      !own.includes(other.members[0]!.dimension) &&
      shareInside(cube, cell, other) >= nearlyTheSame &&
      shareInside(cube, other, cell) >= nearlyTheSame,
  );
}

function sinceOf({ weeks }: FunnelStep, searched: Searched, breaks: readonly Judged[], own: Judged): Since {
  const { earliest, latest } = weekOf(searched, breaks, own);
  return {
    week: weeks[own.at]!,
    earliest: weeks[Math.min(earliest, own.at)]!,
    latest: weeks[Math.max(latest, own.at)]!,
    ...(own.until < weeks.length && { until: weeks[own.until]! }),
  };
}

function weekOf({ cube, unbroken }: Searched, breaks: readonly Judged[], own: Judged): BreakWeek {
  const others = breaks.filter((one) => one !== own);
  const isAlone = others.length === 0;
  if (own.cell.members.length === 0) {
    const absolute = isAlone ? unbroken.absolute : absoluteModel(cube, others);
    return breakWeekOfEverybody(seriesOf(cube, absolute, [own.cell], false)[0]!, own);
  }
  const relative = isAlone ? unbroken.relative : relativeModel(cube, others);
  const [series] = seriesOf(cube, relative, [own.cell], true);
  return breakWeek(cube, relative, own, noiseOf(series!)?.dispersion);
}
