import type { MetricFlowMeaning, MetricFlowMetric, MetricInput } from "../manifest.ts";
import { draftFormula } from "./draft-formula.ts";
import { type Drafting, leavesIn, type Refusals, whereOf } from "./drafting.ts";
import { durationText, grainText } from "./durations.ts";
import type { Body } from "./entry.ts";

type Ratio = Extract<MetricFlowMeaning, { kind: "ratio" }>;
type Derived = Extract<MetricFlowMeaning, { kind: "derived" }>;

export function draftRatio(
  drafting: Drafting,
  metric: MetricFlowMetric & { readonly meaning: Ratio },
  refusals: Refusals,
): Body | undefined {
  const { numerator, denominator } = metric.meaning;
  if ([numerator, denominator].some((side) => side.offset ?? side.atStartOf)) {
    const aliased = [numerator, denominator].map((side, index) => ({
      ...side,
      alias: side.alias ?? (index === 0 ? "numerator" : "denominator"),
    }));
    const expr = aliased.map(({ alias }) => alias).join(" / ");
    return draftDerived(
      drafting,
      { ...metric, meaning: { kind: "derived", expr, inputs: aliased } },
      refusals,
    );
  }
  const where = metricWhere(drafting, metric, refusals);
  const [above, below] = [numerator, denominator].map((side) => inputOf(drafting, side, refusals));
  if (!where || !above || !below) return undefined;
  return { kind: "ratio", numerator: sideOf(above), denominator: sideOf(below), ...where };
}

function sideOf({ metric, changes }: Input): string | Body {
  return changes ? { metric, ...changes } : metric;
}

export function draftDerived(
  drafting: Drafting,
  metric: MetricFlowMetric & { readonly meaning: Derived },
  refusals: Refusals,
): Body | undefined {
  const { expr, inputs } = metric.meaning;
  const where = metricWhere(drafting, metric, refusals);
  const named = new Map<string, string>();
  const modified: { [name: string]: Body } = {};
  for (const input of inputs) {
    const found = inputOf(drafting, input, refusals);
    if (!found) continue;
    const { metric: inner, changes } = found;
    const id = changes ? inputName(drafting, input, modified) : inner;
    named.set((input.alias ?? input.name).toLowerCase(), id);
    if (changes) modified[id] = { metric: inner, ...changes };
  }
  if (!where || refusals.reasons.length > 0) return undefined;
  const formula = draftFormula(expr, (name) => named.get(name.toLowerCase()), refusals.reasons);
  if (formula === undefined) return undefined;
  const isModified = Object.keys(modified).length > 0;
  return { kind: "derived", formula_of: formula, ...(isModified && { inputs: modified }), ...where };
}

function metricWhere(drafting: Drafting, { name, filters }: MetricFlowMetric, refusals: Refusals) {
  return whereOf(drafting, { filters, leaves: leavesIn(drafting, name) }, refusals);
}

/** A metric that another one rests on, and what is changed of it. */
interface Input {
  readonly metric: string;
  readonly changes?: Body;
}

/** An input as our language says it; undefined when it cannot be said. */
function inputOf(drafting: Drafting, input: MetricInput, refusals: Refusals): Input | undefined {
  const { name, filters } = input;
  const entry = drafting.draft(name);
  if (!entry) {
    const isThere = drafting.project.manifest.metrics.some((one) => one.name === name);
    refusals.reasons.push(
      isThere ? { kind: "rests-on", name } : { kind: "unknown", subject: "metric", name },
    );
    return undefined;
  }
  const where = whereOf(drafting, { filters, leaves: leavesIn(drafting, name) }, refusals);
  const shift = shiftOf(drafting, input, refusals);
  if (!where || !shift) return undefined;
  const changes = { ...shift, ...where };
  return { metric: entry.id, ...(Object.keys(changes).length > 0 && { changes }) };
}

/** Periods that differ in their number of days: each day there steps back by itself. */
const ofUnequalDays: ReadonlySet<string> = new Set(["month", "quarter", "year"]);

/** The time at which an input is taken; undefined when it cannot be said. */
function shiftOf(
  { project }: Drafting,
  { offset, atStartOf }: MetricInput,
  { reasons }: Refusals,
): Body | undefined {
  const before = reasons.length;
  const earlier = offset && durationText(project, offset, reasons);
  const start = atStartOf === undefined ? undefined : grainText(project, atStartOf, reasons);
  if (reasons.length > before) return undefined;
  return {
    ...(earlier !== undefined && { offset: earlier }),
    ...(offset && ofUnequalDays.has(offset.unit) && { each_day: true }),
    ...(start !== undefined && { at_start_of: start }),
  };
}

/** What the formula calls an input that is more than a metric: no id of something else. */
function inputName(
  { project: { names, manifest } }: Drafting,
  { name, alias, offset, atStartOf }: MetricInput,
  taken: { readonly [name: string]: Body },
): string {
  const ago = offset && `${name}_${offset.count}_${offset.unit}${offset.count === 1 ? "" : "s"}_ago`;
  const start = atStartOf === undefined ? undefined : `${name}_at_start_of_${atStartOf}`;
  const wanted = alias ?? ago ?? start ?? `${name}_filtered`;
  const measures = new Set(manifest.models.flatMap((model) => model.measures.map((one) => one.name)));
  const isFree = (id: string) => !names.isNumber(id) && !measures.has(id) && !Object.hasOwn(taken, id);
  if (isFree(wanted)) return wanted;
  for (let count = 1; ; count++) {
    const id = `${wanted}_input${count === 1 ? "" : `_${count}`}`;
    if (isFree(id)) return id;
  }
}
