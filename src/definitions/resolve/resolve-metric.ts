import { unreachable } from "../../core/index.ts";
import type { Metric, MetricKind } from "../model.ts";
import type { MetricShape } from "../shape/metric-shape.ts";
import { mayBear, type Powers, printUnit, readUnit, share, type Unit } from "../typing/unit.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { formulaWordsOf } from "./formula-words.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { readFilter, usesOfFilter } from "./read-filter.ts";
import { resolveBalance } from "./resolve-balance.ts";
import { resolveConversion } from "./resolve-conversion.ts";
import { resolveCumulative } from "./resolve-cumulative.ts";
import { resolveDerived } from "./resolve-derived.ts";
import { resolveFunnel } from "./resolve-funnel.ts";
import { measureOf } from "./resolve-measured.ts";
import { resolveRatio } from "./resolve-ratio.ts";
import { resolveRetention } from "./resolve-retention.ts";
import { type Resolving, say } from "./resolving.ts";

export function resolveMetric(context: MetricContext, entry: Shaped<MetricShape>): Draft<Metric> | undefined {
  const { resolving } = context;
  const { shape } = entry;
  const found = meaningOf(context, entry);
  const filter =
    shape.where === undefined
      ? undefined
      : readFilter(context, entry, { path: ["where"], text: shape.where });
  const unit = found && unitOf(resolving, entry, found.unit);
  const dateBasis = found && dateBasisOf(resolving, entry, found.meaning);
  if (!unit || dateBasis === undefined || (shape.where !== undefined && !filter)) return undefined;
  resolving.units.set(entry.id, unit);
  return {
    ...headOf(entry, shape),
    kind: "metric",
    meaning: found.meaning,
    ...(filter && { filter }),
    ...fillOf(shape),
    unit: printUnit(unit),
    polarity: shape.polarity ?? "neutral",
    dateBasis,
    formulaWords: shape.formula ?? formulaWordsOf(context, found.meaning),
    traps: shape.traps ?? [],
    section: shape.section ?? "other",
    parties: shape.parties ?? resolving.parties,
    uses: sorted([...found.uses, ...(filter ? usesOfFilter(resolving, filter) : [])]),
  };
}

/** What events are followed by decides; elsewhere the author says. */
function dateBasisOf(
  resolving: Resolving,
  entry: Shaped<MetricShape>,
  meaning: MetricKind,
): Metric["dateBasis"] | undefined {
  const { date_basis: written } = entry.shape;
  const own = ownBasis(meaning);
  if (own === undefined || written === undefined || written === own) return written ?? own ?? "period";
  return say(resolving, "date-basis-differs", { basis: own }, { entry, path: ["date_basis"] });
}

function ownBasis(meaning: MetricKind): Metric["dateBasis"] | undefined {
  if (meaning.kind === "conversion") return meaning.datedBy === "base" ? "cohort" : "period";
  return meaning.kind === "funnel" || meaning.kind === "retention" ? "cohort" : undefined;
}

function fillOf(shape: MetricShape) {
  if (shape.kind === "funnel" || shape.kind === "retention") return {};
  const { fill_nulls_with: fill, join_to_calendar: joins } = shape;
  return {
    ...(fill !== undefined && { fillNullsWith: fill === "none" ? null : String(fill) }),
    ...(joins && { joinToCalendar: true as const }),
  };
}

function meaningOf(context: MetricContext, entry: Shaped<MetricShape>): Meaning | undefined {
  const { shape } = entry;
  switch (shape.kind) {
    case "simple": {
      const measure = measureOf(context, { ...entry, shape });
      return (
        measure && {
          meaning: { kind: "simple", measure: measure.id },
          unit: measure.unit,
          uses: [measure.id],
        }
      );
    }
    case "ratio":
      return resolveRatio(context, { ...entry, shape });
    case "derived":
      return resolveDerived(context, { ...entry, shape });
    case "cumulative":
      return resolveCumulative(context, { ...entry, shape });
    case "balance":
      return resolveBalance(context, { ...entry, shape });
    case "conversion":
      return resolveConversion(context, { ...entry, shape });
    case "funnel":
      return resolveFunnel(context, { ...entry, shape });
    case "retention":
      return resolveRetention(context, { ...entry, shape });
    default:
      return unreachable(shape);
  }
}

function unitOf(resolving: Resolving, entry: Shaped<MetricShape>, computed: Unit): Powers | undefined {
  const { unit: text } = entry.shape;
  if (text === undefined) {
    if (typeof computed !== "string") return computed;
    return computed === "plain" ? share : say(resolving, "unit-needed", {}, { entry });
  }
  const declared = readUnit(text);
  const at = { entry, path: ["unit"] };
  if (!declared) return say(resolving, "unit-form", { unit: text }, at);
  if (mayBear(computed, declared)) return declared;
  const words = typeof computed === "string" ? computed : printUnit(computed);
  return say(resolving, "unit-differs", { declared: printUnit(declared), computed: words }, at);
}
