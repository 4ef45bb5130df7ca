import { benjaminiHochberg } from "../../stats/index.ts";
import { breakWeek } from "./break-week.ts";
import { type Cell, everybody, keyOf, maskOf, pairCells, seriesOf, valueCells } from "./cells.ts";
import { exactChance } from "./exact-chance.ts";
import { type Fit, fitRates, type Mask } from "./fit-rates.ts";
import { type Judged, judgeBesideSwing, judgeCell, judgeEverybody, ownBreak } from "./judge-cells.ts";
import type { Span } from "./spans.ts";
import type { StepCube } from "./step-cube.ts";
import { usualSwing } from "./usual-swing.ts";

/** One step and measure under search: its cells, and the breaks known so far. */
export interface Searched {
  readonly cube: StepCube;
  readonly everybody: Cell;
  readonly values: readonly Cell[];
  readonly pairs: readonly Cell[];
  /** The models without any break. */
  readonly unbroken: Models;
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
  const unbroken = { relative: relativeModel(cube, []), absolute: absoluteModel(cube, []) };
  return { cube, everybody: everybody(cube), values, pairs: pairCells(cube, values), unbroken };
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
    const best = confirmedBest(judgements, known.length, level);
    if (!best) break;
    const { relative, ...one } = best;
    known.push(one);
    const { searched } = one;
    judgements.set(searched, judgeAll(searched, breaksOf(known, searched), { relative }));
  }
  return known.filter((one) => stands(one, known, level));
}

/**
 * The strongest that passes when looked at closely; those that do not are struck out on the way. It passes as one more
 * beside those known: the first at a rate of `level` by itself, later ones at what Benjamini and Hochberg grant them.
 */
function confirmedBest(
  judgements: Map<Searched, Judgement>,
  known: number,
  level: number,
): (Break & Pick<Models, "relative">) | undefined {
  for (;;) {
    const best = strongest(candidates(judgements, level));
    if (!best) return undefined;
    const { searched, judged } = best;
    const judgement = judgements.get(searched)!;
    const closely = confirm(searched, judgement, judged);
    const q = closely ? (closely.judged.p * costOf(closely.judged, [...judgements.keys()])) / (known + 1) : 1;
    if (closely && q <= level) return { searched, q, ...closely };
    judgements.set(searched, { ...judgement, judged: judgement.judged.filter((one) => one !== judged) });
  }
}

/** A break that stands a closer look, and the model of cells that knows it. */
interface Confirmed {
  readonly judged: Judged;
  readonly relative: Fit;
}

/**
 * A second look at a cell: over its likeliest weeks, beside the usual swing of the cells of its step, and by counting
 * where it is small. The swing is learnt with the break in the model.
 */
function confirm(
  { cube, values }: Searched,
  { breaks, models: { relative } }: Judgement,
  judged: Judged,
): Confirmed | undefined {
  const { cell } = judged;
  if (cell.members.length === 0) return { judged, relative };
  const { at, until } = breakWeek(cube, relative, judged);
  const moved = { ...judged, at, until };
  const [series] = seriesOf(cube, relative, [cell], true);
  const withBreak = relativeModel(cube, [...breaks, moved]);
  const swing = usualSwing(cube.weeks, seriesOf(cube, withBreak, values, true));
  const beside = swing ? judgeBesideSwing(moved, series!, swing) : moved;
  if (!beside) return undefined;
  const exact = exactChance(cube, relative, maskOf(cube, cell, moved), maskOf(cube, cell)) * judged.tries;
  return { judged: { ...beside, p: Math.max(beside.p, Math.min(1, exact)) }, relative: withBreak };
}

function breaksOf(known: readonly Break[], searched: Searched): readonly Judged[] {
  return known.filter((one) => one.searched === searched).map((one) => one.judged);
}

/** Whether a break is still one beside the others of its step. */
function stands(one: Break, known: readonly Break[], level: number): boolean {
  const { searched, judged } = one;
  const others = known.filter((other) => other !== one && other.searched === searched);
  if (others.length === 0) return true;
  const judgement = judgeAll(searched, breaksOf(others, searched), { only: judged.cell });
  const again = judgement.judged.find(({ cell }) => keyOf(cell.members) === keyOf(judged.cell.members));
  const closely = again && confirm(searched, judgement, again)?.judged;
  return (
    closely !== undefined && closely.p <= level && Math.sign(closely.effect) === Math.sign(judged.effect)
  );
}

type Known = readonly (Span & { readonly cell: Cell })[];

/** Beside the breaks of cells: one of everybody is in the weeks. */
export function relativeModel(cube: StepCube, breaks: Known): Fit {
  const ofCells = breaks.filter(({ cell }) => cell.members.length > 0);
  return fitRates(cube, masksOf(cube, ofCells), true);
}

export function absoluteModel(cube: StepCube, breaks: Known): Fit {
  return fitRates(cube, masksOf(cube, breaks), false);
}

function masksOf(cube: StepCube, breaks: Known): readonly Mask[] {
  return breaks.map((one) => maskOf(cube, one.cell, one));
}

interface Judging {
  /** The model beside these breaks, where it is known. */
  readonly relative?: Fit;
  /** The cell to judge; all when left out. */
  readonly only?: Cell;
}

/** What is remarkable beside the breaks known, at first sight. */
function judgeAll(
  searched: Searched,
  breaks: readonly Judged[],
  { relative, only }: Judging = {},
): Judgement {
  const { cube, values, pairs, unbroken } = searched;
  const models =
    breaks.length === 0
      ? unbroken
      : { relative: relative ?? relativeModel(cube, breaks), absolute: absoluteModel(cube, breaks) };
  const cells = only ? [only].filter(({ members }) => members.length > 0) : [...values, ...pairs];
  const series = seriesOf(cube, models.relative, cells, true);
  const found = cells.flatMap((cell, place) => {
    const judged = judgeCell(cell, series[place]!);
    return judged ? [judged] : [];
  });
  const own = seriesOf(cube, models.absolute, [searched.everybody, ...found.map(({ cell }) => cell)], false);
  const together = judgeEverybody(searched.everybody, own[0]!);
  const apart = found.map((one, place) => ({ ...one, absolute: ownBreak(own[place + 1]!, one) }));
  return { breaks, models, judged: together ? [together, ...apart] : apart };
}

/** The breaks that pass at first sight, over all steps at once. */
function candidates(judgements: ReadonlyMap<Searched, Judgement>, level: number): readonly Break[] {
  const all = [...judgements].flatMap(([searched, { judged }]) =>
    judged.map((one) => ({ searched, judged: one })),
  );
  const everything = [...judgements.keys()];
  const tried = everything.reduce((sum, one) => sum + placesOf(one), 0);
  const weighted = all.map(({ judged }) => Math.min(1, (judged.p * costOf(judged, everything)) / tried));
  const adjusted = benjaminiHochberg([...weighted, ...Array.from({ length: tried - all.length }, () => 1)]);
  return all.map((one, place) => ({ ...one, q: adjusted[place]! })).filter(({ q }) => q <= level);
}

/**
 * What a chance is multiplied by for having searched everything. Everybody, single values and pairs have an equal part
 * of the rate each (Genovese, Roeder and Wasserman 2006), so that thousands of pairs do not hide a broken value.
 */
function costOf({ cell }: Judged, everything: readonly Searched[]): number {
  const counts = [0, 1, 2].map((kind) =>
    everything.reduce((sum, { values, pairs }) => sum + [1, values.length, pairs.length][kind]!, 0),
  );
  return counts[cell.members.length]! * counts.filter((count) => count > 0).length;
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
