import type { FormulaInputShape } from "../shape/metric-shape.ts";
import type { RetentionMetricShape } from "../shape/tracking-shape.ts";
import { commonUnit, printUnit, type Unit } from "../typing/unit.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import type { Entry } from "./entry.ts";
import type { MetricContext } from "./metric-context.ts";
import { namesOf, near, say } from "./resolving.ts";

interface At {
  readonly entry: Entry;
  readonly path: YamlPath;
}

/** What makes one number of a retention. */
export interface AtAge {
  readonly age?: number;
  readonly reaches?: string;
}

/** At which age a formula reads a retention; undefined, and said, when it cannot. */
export function readAge(context: MetricContext, shape: FormulaInputShape, at: At): AtAge | undefined {
  const { metric, age, reaches } = shape;
  if (age === undefined && reaches === undefined) return {};
  const { problems } = context.resolving;
  const before = problems.length;
  const under = (name: string) => ({ entry: at.entry, path: [...at.path, name] });
  refuseTogether(context, shape, under);
  const retention = retentionNamed(context, metric);
  if (!retention) refuseOther(context, metric, { ...at, key: keyOf(shape) });
  else if (age !== undefined) checkAge(context, { retention, metric, age }, under("age"));
  if (retention && reaches !== undefined) checkReached(context, metric, reaches, under("reaches"));
  if (problems.length > before) return undefined;
  return { ...(age !== undefined && { age }), ...(reaches !== undefined && { reaches }) };
}

function keyOf({ age }: FormulaInputShape): "age" | "reaches" {
  return age === undefined ? "reaches" : "age";
}

/** An age is one number, and has no other moment. */
function refuseTogether(
  { resolving }: MetricContext,
  shape: FormulaInputShape,
  under: (name: string) => At,
): void {
  if (shape.age !== undefined && shape.reaches !== undefined)
    say(resolving, "age-and-reaches", {}, under("reaches"));
  for (const other of ["offset", "at_start_of"] as const)
    if (shape[other] !== undefined)
      say(resolving, "age-and-moment", { key: keyOf(shape), other }, under(other));
}

/** What an input is measured in: the age at which something is reached, in periods. */
export function unitOfInput(context: MetricContext, { metric, reaches }: FormulaInputShape): Unit {
  const { units } = context.resolving;
  if (reaches === undefined) return units.get(metric) ?? "unknown";
  const every = retentionNamed(context, metric)?.every;
  return every === undefined ? "unknown" : { [`${every.replace("fiscal_", "")}s`]: 1 };
}

function retentionNamed({ entries }: MetricContext, name: string): RetentionMetricShape | undefined {
  const shape = entries.get(name)?.shape;
  return shape?.kind === "retention" ? shape : undefined;
}

function refuseOther(
  { resolving, entries }: MetricContext,
  name: string,
  { key, ...at }: At & { readonly key: "age" | "reaches" },
): void {
  const retentions = [...entries.values()].filter(({ shape }) => shape.kind === "retention");
  const facts = {
    name,
    key,
    ...near(
      name,
      retentions.map(({ id }) => id),
    ),
  };
  say(resolving, "age-of-other", facts, {
    entry: at.entry,
    path: [...at.path, key],
    suggestion: facts.nearest,
  });
}

interface AgeOf {
  readonly retention: RetentionMetricShape;
  readonly metric: string;
  readonly age: number;
}

function checkAge({ resolving }: MetricContext, { retention, metric, age }: AgeOf, at: At): void {
  const { up_to: last } = retention;
  if (last === undefined || age <= last) return;
  say(resolving, "age-beyond", { name: metric, age, last }, { ...at, suggestion: String(last) });
}

function checkReached({ resolving }: MetricContext, metric: string, reached: string, at: At): void {
  const kind = resolving.kinds.get(reached);
  if (kind !== "metric" && kind !== "measure") {
    const facts = { name: reached, ...near(reached, namesOf(resolving, "metric", "measure")) };
    say(resolving, "input-unknown", facts, { ...at, suggestion: facts.nearest });
    return;
  }
  const [left, right] = [metric, reached].map((name) => resolving.units.get(name));
  if (left && right && !areComparable(left, right))
    say(resolving, "reaches-units", { left: printUnit(left), right: printUnit(right) }, at);
}

function areComparable(left: Unit, right: Unit): boolean {
  const common = commonUnit(left, right);
  return common !== undefined && common !== "unknown";
}
