import { benjaminiHochberg } from "../../stats/index.ts";
import { breakWeek } from "./break-week.ts";
import { type Cell, everybody, keyOf, maskOf, pairCells, seriesOf, valueCells } from "./cells.ts";
import { exactChance } from "./exact-chance.ts";
import { type Fit, fitRates, type Mask } from "./fit-rates.ts";
import {
  isWorthALook,
  type Judged,
  judgeBesideSwing,
  judgeCell,
  judgeEverybody,
  ownBreak,
  weeksToTry,
} from "./judge-cells.ts";
import type { StepCube } from "./step-cube.ts";
import { usualSwing } from "./usual-swing.ts";

/** One step and measure under search: its cells, and the breaks known so far. */
export interface Searched {
  readonly cube: StepCube;
  readonly everybody: Cell;
  readonly values: readonly Cell[];
  readonly pairs: readonly Cell[];
}

/** A break taken into the model: in one step and measure, of a cell, from a week on. */
export interface Break {
  readonly searched: Searched;
  readonly judged: Judged;
  /** The false discovery rate at which it is kept, over everything searched. */
  readonly q: number;
}

export interface Models {
  /** Knowing the weeks: a cell against the others. And not: a cell against its past. */
  readonly relative: Fit;
  readonly absolute: Fit;
}

/** What is remarkable in a step beside the breaks known. */
interface Judgement {
  readonly breaks: readonly Judged[];
  readonly models: Models;
  readonly judged: readonly Judged[];
}

/** A search that goes on and on has found a world too unlike its model; what it has by then is kept. */
const mostBreaks = 12;

export function searchedOf(cube: StepCube): Searched {
  const values = valueCells(cube);
  return { cube, everybody: everybody(cube), values, pairs: pairCells(cube, values) };
}

export function placesOf({ values, pairs }: Searched): number {
  return 1 + values.length + pairs.length;
}

/**
 * All breaks at a false discovery rate of `level` over everything searched. The break that explains most is taken
 * into the model first, and everything is judged anew beside it: what it explains is no break any more. At last each
 * is judged beside all others, and left out if they explain it.
 */
export function searchBreaks(all: readonly Searched[], level: number): readonly Break[] {
  const known: Break[] = [];
  const judgements = new Map(all.map((searched) => [searched, judgeAll(searched, [])]));
  while (known.length < mostBreaks * all.length) {
    const best = confirmedBest(judgements, level);
    if (!best) break;
    known.push(best);
    judgements.set(best.searched, judgeAll(best.searched, breaksOf(known, best.searched)));
  }
  return known.filter((one) => stands(one, known, level));
}

/** The strongest that passes when looked at closely; those that do not are struck out on the way. */
function confirmedBest(judgements: Map<Searched, Judgement>, level: number): Break | undefined {
  for (;;) {
    const best = strongest(candidates(judgements, level));
    if (!best) return undefined;
    const { searched } = best;
    const judgement = judgements.get(searched)!;
    const closely = confirm(searched, judgement, best.judged);
    const others = judgement.judged.filter((one) => one !== best.judged);
    const judged = closely ? [...others, closely] : others;
    judgements.set(searched, { ...judgement, judged });
    const passed = candidates(judgements, level).find((one) => one.judged === closely);
    if (passed) return passed;
    judgements.set(searched, { ...judgement, judged: others });
  }
}

/**
 * A second look at a cell: at its likeliest week, beside the usual swing of the cells of its step, and by counting
 * where it is small. The swing is learnt with the break in the model.
 */
function confirm(
  { cube, values }: Searched,
  { breaks, models }: Judgement,
  judged: Judged,
): Judged | undefined {
  if (judged.cell.members.length === 0) return judged;
  const { relative } = models;
  const at = breakWeek(cube, relative, judged.cell)?.at ?? judged.at;
  const [series] = seriesOf(cube, relative, [judged.cell], true);
  const withBreak = modelsOf(cube, [...breaks, { ...judged, at }]).relative;
  const swing = usualSwing(cube.weeks, seriesOf(cube, withBreak, values, true));
  const beside = swing ? judgeBesideSwing({ ...judged, at }, series!, swing) : { ...judged, at };
  if (!beside) return undefined;
  const exact = exactChance(cube, relative, maskOf(cube, judged.cell), at) * cube.weeks;
  return { ...beside, p: Math.max(beside.p, Math.min(1, exact)) };
}

function breaksOf(known: readonly Break[], searched: Searched): readonly Judged[] {
  return known.filter((one) => one.searched === searched).map((one) => one.judged);
}

/** Whether a break is still one beside the others of its step. */
function stands(one: Break, known: readonly Break[], level: number): boolean {
  const { searched, judged } = one;
  const others = known.filter((other) => other !== one && other.searched === searched);
  if (others.length === 0) return true;
  const judgement = judgeAll(searched, breaksOf(others, searched));
  const again = judgement.judged.find(({ cell }) => keyOf(cell.members) === keyOf(judged.cell.members));
  const closely = again && confirm(searched, judgement, again);
  return (
    closely !== undefined && closely.p <= level && Math.sign(closely.effect) === Math.sign(judged.effect)
  );
}

export function modelsOf(
  cube: StepCube,
  breaks: readonly { readonly cell: Cell; readonly at: number }[],
): Models {
  const masks = breaks.map(({ cell, at }): [Cell, Mask] => [cell, maskOf(cube, cell, at)]);
  const ofCells = masks.filter(([{ members }]) => members.length > 0);
  return {
    relative: fitRates(
      cube,
      ofCells.map(([, mask]) => mask),
      true,
    ),
    absolute: fitRates(
      cube,
      masks.map(([, mask]) => mask),
      false,
    ),
  };
}

/** What is remarkable beside the breaks known, at first sight. */
function judgeAll(searched: Searched, breaks: readonly Judged[]): Judgement {
  const { cube, values, pairs } = searched;
  const models = modelsOf(cube, breaks);
  const cells = [...values, ...pairs];
  const series = seriesOf(cube, models.relative, cells, true);
  const found = cells.flatMap((cell, place) => {
    const here = series[place]!;
    const judged = isWorthALook(here, weeksToTry(here)) ? judgeCell(cell, here) : undefined;
    return judged ? [judged] : [];
  });
  const own = seriesOf(cube, models.absolute, [searched.everybody, ...found.map(({ cell }) => cell)], false);
  const together = judgeEverybody(searched.everybody, own[0]!);
  const apart = found.map((one, place) => ({ ...one, absolute: ownBreak(own[place + 1]!, one.at) }));
  return { breaks, models, judged: together ? [together, ...apart] : apart };
}

/**
 * The breaks that pass, over all steps at once. Everybody, single values and pairs have an equal part of the rate each
 * (Genovese, Roeder and Wasserman 2006), so that searching thousands of pairs does not hide a broken value.
 */
function candidates(judgements: ReadonlyMap<Searched, Judgement>, level: number): readonly Break[] {
  const sizes = [...judgements.keys()].map(({ values, pairs }) => [1, values.length, pairs.length] as const);
  const counts = [0, 1, 2].map((kind) => sizes.reduce((sum, size) => sum + size[kind]!, 0));
  const tried = counts.reduce((sum, count) => sum + count, 0);
  const kinds = counts.filter((count) => count > 0).length;
  const all = [...judgements].flatMap(([searched, { judged }]) =>
    judged.map((one) => ({ searched, judged: one })),
  );
  const weighted = all.map(({ judged: { p, cell } }) =>
    Math.min(1, (p * counts[cell.members.length]! * kinds) / tried),
  );
  const rest = Array.from({ length: tried - all.length }, () => 1);
  const adjusted = benjaminiHochberg([...weighted, ...rest]);
  return all.map((one, place) => ({ ...one, q: adjusted[place]! })).filter(({ q }) => q <= level);
}

/** The one with most evidence against others and against its own past; of equals the first, by order of dimensions. */
function strongest(breaks: readonly Break[]): Break | undefined {
  const evidence = ({ judged: { cell, t, absolute } }: Break): number => {
    const own = Math.sign(absolute) === Math.sign(t) ? absolute ** 2 : 0;
    return cell.members.length === 0 ? own : t ** 2 + own;
  };
  let best: Break | undefined;
  for (const one of breaks) if (!best || evidence(one) > evidence(best) * (1 + 1e-9)) best = one;
  return best;
}
