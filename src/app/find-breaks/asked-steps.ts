import type { CompiledModel } from "../../compile/index.ts";
import { fail, type Localised, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { ConversionKind, EventSide, FunnelKind, Metric } from "../../definitions/index.ts";
import { problem } from "./problems.ts";

/** One step to search: a conversion, and the metric that it was asked by. */
export interface AskedStep {
  /** As the answers of the step name it. */
  readonly id: string;
  readonly metric: Metric;
  readonly conversion: ConversionKind;
  /** Of a funnel: its way up to this step, which decides who stands before the step and who takes it. */
  readonly way?: FunnelKind;
  readonly from: Stage;
  readonly to: Stage;
}

interface Stage {
  readonly id: string;
  readonly label: Localised;
}

/** A conversion is one step, a funnel as many as it has; several conversions follow each other as they are named. */
export function askedSteps(
  compiled: CompiledModel,
  names: readonly string[],
): Result<readonly AskedStep[], readonly Problem[]> {
  const problems: Problem[] = [];
  const steps = names.flatMap((name) => {
    const found = stepsOf(compiled, name);
    if (found.ok) return found.value;
    problems.push(found.error);
    return [];
  });
  return problems.length > 0 ? fail(problems) : ok(steps);
}

function stepsOf(compiled: CompiledModel, name: string): Result<readonly AskedStep[], Problem> {
  const { metrics } = compiled.model;
  const metric = metrics.get(name);
  if (!metric) {
    const searchable = [...metrics.values()].filter(({ meaning: { kind } }) =>
      ["conversion", "funnel"].includes(kind),
    );
    const near = nearest(
      name,
      searchable.map(({ id }) => id),
    );
    const facts = { name, ...(near !== undefined && { nearest: near }) };
    return fail(problem("nothing-to-find", facts, { suggestion: near }));
  }
  const { meaning } = metric;
  if (meaning.kind === "conversion") {
    if (meaning.count === "event" && meaning.attribution !== "all")
      return fail(problem("conversion-of-events", { metric: name }));
    return ok([stepOf(compiled, metric, name, meaning)]);
  }
  if (meaning.kind === "funnel")
    return ok(
      conversionsOf(compiled, meaning).map((one, place) => ({
        ...stepOf(compiled, metric, `${name}.${place + 1}`, one),
        way: { ...meaning, steps: meaning.steps.slice(0, place + 2) },
      })),
    );
  return fail(problem("not-a-conversion", { metric: name, kind: meaning.kind }));
}

// oxlint-disable-next-line max-params -- the four together are one step
function stepOf(compiled: CompiledModel, metric: Metric, id: string, conversion: ConversionKind): AskedStep {
  const stage = ({ source }: EventSide): Stage => ({ id: source, label: compiled.source(source).label });
  return { id, metric, conversion, from: stage(conversion.base), to: stage(conversion.converted) };
}

/** Each step of a funnel as a conversion from the concept before, which tells its names and how long it may take. */
function conversionsOf(compiled: CompiledModel, funnel: FunnelKind): readonly ConversionKind[] {
  const { object, steps, horizon } = funnel;
  const { key } = compiled.source(object);
  const side = (concept: string): EventSide => ({
    source: concept,
    time: "entered_at",
    isDaily: funnel.isDaily,
    entity: {
      kind: "column",
      hops: [],
      column: compiled.source(concept).key,
      type: compiled.source(object).columns.get(key)?.type ?? "entity",
      span: { start: 0, end: 0 },
    },
  });
  return steps.slice(1).map(({ concept, within = funnel.within }, place) => ({
    kind: "conversion",
    base: side(steps[place]!.concept),
    converted: side(concept),
    constant: [],
    count: "cycle",
    ...(within && { within }),
    attribution: "first",
    datedBy: "base",
    filter: "after",
    give: "rate",
    ...(!within && horizon && { horizon }),
    units: { base: "people", converted: "people" },
  }));
}
