import { unreachable } from "../../core/index.ts";
import type { DerivedKind, Metric, MetricKind } from "../model.ts";
import type { MetricShape } from "../shape/metric-shape.ts";
import { mayBear, type Powers, printUnit, readUnit, share } from "../typing/unit.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { formulaWordsOf } from "./formula-words.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { noteUnit } from "./note-reads.ts";
import { ifWritten } from "./read-duration.ts";
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
  const filter = ifWritten(shape.where, (text) => readFilter(context, entry, { path: ["where"], text }));
  const unit = unitOf(resolving, entry, found);
  const dateBasis = found && dateBasisOf(resolving, entry, found.meaning);
  if (!found || !unit || !filter || !dateBasis) return undefined;
  resolving.units.set(entry.id, unit);
  noteUnit({ noted: resolving.noted, id: entry.id }, printUnit(unit));
  const rests = filter.value ? usesOfFilter(resolving, filter.value) : [];
  return {
    ...headOf(entry, shape),
    kind: "metric",
    meaning: found.meaning,
    ...(filter.value && { filter: filter.value }),
    ...fillOf(shape),
    unit: printUnit(unit),
    ...presentationOf(shape, resolving),
    dateBasis,
    formulaWords: shape.formula ?? formulaWordsOf(context, found.meaning),
    isWorded: shape.formula !== undefined,
    uses: sorted([...found.uses, ...rests]),
  };
}

/** What a metric says of how it is read, and who signs it. */
function presentationOf(shape: MetricShape, { parties }: Resolving) {
  return {
    polarity: shape.polarity ?? "neutral",
    traps: shape.traps ?? [],
    section: shape.section ?? "other",
    parties: shape.parties ?? parties,
  } as const;
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
  if (meaning.kind === "derived") return readsCohorts(meaning) ? "cohort" : undefined;
  return meaning.kind === "funnel" || meaning.kind === "retention" ? "cohort" : undefined;
}

function readsCohorts({ inputs }: DerivedKind): boolean {
  return Object.values(inputs).some(({ age, reaches }) => age !== undefined || reaches !== undefined);
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

/** Whether a measure or metric on which it rests has a fault of its own, or is in a circle. */
function restsOnFault({ kinds, units }: Resolving, { uses }: Meaning): boolean {
  const hasUnit = (id: string) => ["measure", "metric"].includes(kinds.get(id) ?? "");
  return uses.some((id) => hasUnit(id) && !units.has(id));
}

/** The declared unit, if what is computed may bear it; else what is computed, if it is known. */
function unitOf(
  resolving: Resolving,
  entry: Shaped<MetricShape>,
  found: Meaning | undefined,
): Powers | undefined {
  const { unit: text } = entry.shape;
  const at = { entry, path: ["unit"] };
  const declared = text === undefined ? undefined : readUnit(text);
  if (text !== undefined && !declared) return say(resolving, "unit-form", { unit: text }, at);
  if (!found) return undefined;
  const computed = found.unit;
  if (!declared) {
    if (typeof computed !== "string") return computed;
    if (computed === "plain") return share;
    return restsOnFault(resolving, found) ? undefined : say(resolving, "unit-needed", {}, { entry });
  }
  if (mayBear(computed, declared)) return declared;
  const words = typeof computed === "string" ? computed : printUnit(computed);
  return say(resolving, "unit-differs", { declared: printUnit(declared), computed: words }, at);
}
