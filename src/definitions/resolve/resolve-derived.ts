import type { Expression } from "../expression.ts";
import type { Duration } from "../duration.ts";
import type { FormulaInput } from "../model.ts";
import type { DerivedMetricShape, FormulaInputShape } from "../shape/metric-shape.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { readFilter, usesOfFilter } from "./read-filter.ts";
import { readAge, unitOfInput, type AtAge } from "./read-age.ts";
import { ifWritten, readDuration, readPeriod } from "./read-duration.ts";
import { resolveFormula } from "./resolve-formula.ts";
import { namesOf, near, say } from "./resolving.ts";

type DerivedEntry = Shaped<DerivedMetricShape>;

/** Arithmetic over metrics, each as it is, filtered, or at another time. */
export function resolveDerived(context: MetricContext, entry: DerivedEntry): Meaning | undefined {
  const { resolving } = context;
  const declared = Object.entries(entry.shape.inputs ?? {});
  const read = declared.map(([name, shape]) => [name, inputOf(context, entry, { name, shape })] as const);
  const formula = resolveFormula(resolving, entry, {
    text: entry.shape.formula_of,
    inputs: new Map(declared.map(([name, input]) => [name, unitOfInput(context, input)])),
  });
  for (const [name] of declared)
    if (formula && !formula.inputs.includes(name))
      say(resolving, "input-unused", { name }, { entry, path: ["inputs", name] });
  if (!formula || read.some(([, input]) => !input)) return undefined;
  const known = new Map(read.flatMap(([name, input]) => (input ? [[name, input] as const] : [])));
  const inputs = Object.fromEntries(
    formula.inputs.map((name) => [name, known.get(name) ?? { metric: name }]),
  );
  const uses = Object.values(inputs).flatMap(({ metric, filter, reaches, offset, atStartOf }) => [
    metric,
    reaches,
    ...(filter ? usesOfFilter(resolving, filter) : []),
    ...[offset?.unit, atStartOf].filter((unit) => unit !== undefined && resolving.calendars.has(unit)),
  ]);
  const named = uses.filter((id) => id !== undefined);
  return { meaning: { kind: "derived", formula: formula.formula, inputs }, unit: formula.unit, uses: named };
}

interface InputAt {
  readonly name: string;
  readonly shape: FormulaInputShape;
}

function inputOf(
  context: MetricContext,
  entry: DerivedEntry,
  { name, shape }: InputAt,
): FormulaInput | undefined {
  const { resolving } = context;
  const at = (key: string) => ({ entry, path: ["inputs", name, key] });
  const { metric, where, offset: text, at_start_of: start, each_day: eachDay = false } = shape;
  const kind = resolving.kinds.get(metric);
  if (kind !== "metric" && kind !== "measure") {
    const facts = { name: metric, ...near(metric, namesOf(resolving, "metric", "measure")) };
    return say(resolving, "input-unknown", facts, { ...at("metric"), suggestion: facts.nearest });
  }
  if (text !== undefined && start !== undefined)
    return say(resolving, "offset-and-start", {}, at("at_start_of"));
  if (eachDay && text === undefined) return say(resolving, "each-day-without-offset", {}, at("each_day"));
  const filter = ifWritten(where, (words) =>
    readFilter(context, entry, { path: at("where").path, text: words }),
  );
  const offset = ifWritten(text, (words) => readDuration(resolving, words, at("offset")));
  const atStartOf = ifWritten(start, (period) => readPeriod(resolving, period, at("at_start_of")));
  const atAge = readAge(context, shape, { entry, path: ["inputs", name] });
  return (
    filter && atAge && offset && atStartOf && inputFrom(metric, { filter, atAge, offset, eachDay, atStartOf })
  );
}

interface Read {
  readonly filter: { readonly value?: Expression };
  readonly atAge: AtAge;
  readonly offset: { readonly value?: Duration };
  readonly eachDay: boolean;
  readonly atStartOf: { readonly value?: string };
}

function inputFrom(metric: string, { filter, atAge, offset, eachDay, atStartOf }: Read): FormulaInput {
  return {
    metric,
    ...(filter.value && { filter: filter.value }),
    ...atAge,
    ...(offset.value && { offset: offset.value }),
    ...(eachDay && { eachDay }),
    ...(atStartOf.value !== undefined && { atStartOf: atStartOf.value }),
  };
}
