import type { Language } from "../../core/index.ts";
import type { Finding } from "./finding.ts";
import { type Bare, findingsOf, type StepSearch } from "./findings-of.ts";
import { checkTable, type FunnelTable } from "./funnel-table.ts";
import { recentChange, type StepChange } from "./recent-change.ts";
import { shareToTheEnd } from "./share-to-the-end.ts";
import { placesOf, searchBreaks, searchedOf } from "./search-breaks.ts";
import { conversionCube, quicknessCube } from "./step-cube.ts";
import { en } from "./words/en.ts";
import type { FindingWords } from "./words/facts.ts";
import { fr } from "./words/fr.ts";

export interface FunnelSearch {
  /** What went wrong, the most costly first. */
  readonly findings: readonly Finding[];
  /** In how many places (steps, measures, values and pairs of them) it was looked for. */
  readonly places: number;
  /** The false discovery rate over all of them. */
  readonly level: number;
  /** Steps with enough weeks, and how their conversion changed in the last quarter. */
  readonly steps: readonly StepChange[];
}

const usualLevel = 0.05;
const words: { readonly [L in Language]: FindingWords } = { en, fr };

/**
 * Finds which steps lost conversion or speed, of whom, since which week, how surely, and at what cost: among everybody,
 * single values and pairs of values of the dimensions, at a false discovery rate of `level` over everything searched.
 * A group is compared with the others of the same weeks, allowing for its mix, for how groups usually swing, and for a
 * trend and a season of its own; everybody with their own past. One event is one finding: what a stronger one explains
 * is not reported beside it. The same table gives the same findings. Throws a RangeError for a table that no query
 * gives.
 */
export function searchFunnel(table: FunnelTable, level = usualLevel): FunnelSearch {
  checkTable(table);
  const searches = table.steps.map(
    (step): StepSearch => ({
      step,
      conversion: searchedOf(conversionCube(step)),
      speed: searchedOf(quicknessCube(step)),
    }),
  );
  const searched = searches.flatMap(({ conversion, speed }) => [conversion, speed]);
  const places = searched.reduce((sum, one) => sum + placesOf(one), 0);
  const breaks = searchBreaks(searched, level);
  const found = searches.flatMap((search, place) =>
    findingsOf({ table, search, breaks, toTheEnd: shareToTheEnd(table.steps.slice(place + 1)) }),
  );
  const isPriced = table.steps.every(({ worth }) => worth !== undefined);
  return {
    findings: [...found]
      .sort((a, b) => costOf(b, isPriced) - costOf(a, isPriced) || daysOf(b) - daysOf(a))
      .map((bare) => inWords(table, bare, places)),
    places,
    level,
    steps: searches.flatMap(({ step, conversion }) => recentChange(step, conversion) ?? []),
  };
}

/** By what it cost in money where every step says what a conversion is worth, else in conversions at the end. */
function costOf(bare: Bare, isPriced: boolean): number {
  if (bare.kind === "speed") return 0;
  return isPriced ? (bare.cost?.value ?? 0) : bare.lostAtEnd.value;
}

function daysOf(bare: Bare): number {
  return bare.kind === "speed" ? bare.slower.daysInAll.value : 0;
}

function inWords(table: FunnelTable, bare: Bare, places: number): Finding {
  return {
    ...bare,
    sentence: { en: sentenceOf(table, bare, places, "en"), fr: sentenceOf(table, bare, places, "fr") },
  };
}

function sentenceOf(table: FunnelTable, bare: Bare, places: number, language: Language): string {
  const labels = new Map(table.dimensions.map(({ id, label }) => [id, label[language]]));
  const facts = {
    from: bare.step.from.label[language],
    to: bare.step.to.label[language],
    where: bare.where.map(({ dimension, value }) => ({ dimension: labels.get(dimension)!, value })),
    since: bare.since.week,
    ...(bare.since.until !== undefined && { until: bare.since.until }),
    falseDiscoveryRate: bare.sureness.falseDiscoveryRate,
    places,
  };
  if (bare.kind === "speed") return words[language].speed({ ...facts, ...bare.slower });
  const { after, expectedRate, lost, cost } = bare;
  return words[language].conversion({
    ...facts,
    rate: after.rate,
    expectedRate,
    lost,
    ...(cost && table.currency !== undefined && { cost: { ...cost, currency: table.currency } }),
  });
}
