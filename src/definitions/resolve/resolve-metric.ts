import { unreachable } from "../../core/index.ts";
import type { Metric } from "../model.ts";
import type { MetricShape } from "../shape/metric-shape.ts";
import { mayBear, type Powers, printUnit, readUnit, share, type Unit } from "../typing/unit.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { formulaWordsOf } from "./formula-words.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { ifWritten } from "./read-duration.ts";
import { readFilter, usesOfFilter } from "./read-filter.ts";
import { resolveBalance } from "./resolve-balance.ts";
import { resolveCumulative } from "./resolve-cumulative.ts";
import { resolveDerived } from "./resolve-derived.ts";
import { measureOf } from "./resolve-measured.ts";
import { resolveRatio } from "./resolve-ratio.ts";
import { type Resolving, say } from "./resolving.ts";

export function resolveMetric(context: MetricContext, entry: Shaped<MetricShape>): Draft<Metric> | undefined {
  const { resolving } = context;
  const { shape } = entry;
  const found = meaningOf(context, entry);
  const filter = ifWritten(shape.where, (text) => readFilter(context, entry, { path: ["where"], text }));
  const unit = found && unitOf(resolving, entry, found.unit);
  if (!unit || !filter) return undefined;
  resolving.units.set(entry.id, unit);
  const rests = filter.value ? usesOfFilter(resolving, filter.value) : [];
  return {
    ...headOf(entry, shape),
    kind: "metric",
    meaning: found.meaning,
    ...(filter.value && { filter: filter.value }),
    ...fillOf(shape),
    unit: printUnit(unit),
    ...presentationOf(shape, resolving),
    formulaWords: shape.formula ?? formulaWordsOf(context, found.meaning),
    uses: sorted([...found.uses, ...rests]),
  };
}

/** What a metric says of how it is read, and who signs it. */
function presentationOf(shape: MetricShape, { parties }: Resolving) {
  return {
    polarity: shape.polarity ?? "neutral",
    dateBasis: shape.date_basis ?? "period",
    traps: shape.traps ?? [],
    section: shape.section ?? "other",
    parties: shape.parties ?? parties,
  } as const;
}

function fillOf({ fill_nulls_with: fill, join_to_calendar: joins }: MetricShape) {
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
