import type { FunnelKind, FunnelStep } from "../tracking.ts";
import type { FunnelMetricShape } from "../shape/tracking-shape.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { countedIn, unitNamed } from "./counted-unit.ts";
import type { Shaped } from "./entry.ts";
import { entersByDay } from "./enters-by-day.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { readWindow } from "./read-window.ts";
import { namesOf, near, say, usesOf } from "./resolving.ts";

type FunnelEntry = Shaped<FunnelMetricShape>;

/** Concepts over one object, as the steps of its way. */
export function resolveFunnel(context: MetricContext, entry: FunnelEntry): Meaning | undefined {
  const { resolving } = context;
  const { object, steps, order = "strict", exits = [] } = entry.shape;
  const before = resolving.problems.length;
  if (!resolving.schema.datasets.has(object)) {
    const facts = { name: object, ...near(object, resolving.schema.datasets.keys()) };
    return say(resolving, "entity-unknown", facts, { entry, path: ["object"], suggestion: facts.nearest });
  }
  for (const [position, { in: name }] of steps.entries())
    checkConcept(context, entry, { name, path: ["steps", position, "in"] });
  for (const [position, name] of exits.entries())
    checkConcept(context, entry, { name, path: ["exits", position] });
  checkTwice(context, entry);
  const named = [...steps.map((step) => step.in), ...exits];
  const known = { schema: resolving.schema, concepts: context.concepts };
  const isDaily = named.some((name) => entersByDay(known, name));
  const windows = readWindows(context, entry, isDaily);
  if (!windows || resolving.problems.length > before) return undefined;
  const meaning: FunnelKind = { kind: "funnel", object, order, exits, isDaily, ...windows };
  const uses = [...usesOf(object, resolving), ...named];
  return { meaning, unit: unitNamed(countedIn(resolving, object)), uses };
}

interface Named {
  readonly name: string;
  readonly path: YamlPath;
}

function checkConcept({ resolving }: MetricContext, entry: FunnelEntry, { name, path }: Named): void {
  const wanted = entry.shape.object;
  const object = resolving.objects.get(name);
  if (object === undefined && resolving.kinds.get(name) !== "concept") {
    const facts = { name, ...near(name, namesOf(resolving, "concept")) };
    say(resolving, "concept-unknown", facts, { entry, path, suggestion: facts.nearest });
  }
  if (object !== undefined && object !== wanted)
    say(resolving, "concept-of-other", { concept: name, object, wanted }, { entry, path });
}

function checkTwice({ resolving }: MetricContext, entry: FunnelEntry): void {
  const { steps, exits = [] } = entry.shape;
  const names = steps.map((step) => step.in);
  for (const [position, name] of names.entries())
    if (names.indexOf(name) < position)
      say(resolving, "step-twice", { concept: name }, { entry, path: ["steps", position, "in"] });
  for (const [position, name] of exits.entries())
    if (names.includes(name))
      say(resolving, "step-twice", { concept: name }, { entry, path: ["exits", position] });
}

type Windows = Pick<FunnelKind, "steps" | "within" | "horizon">;

function readWindows(
  { resolving }: MetricContext,
  entry: FunnelEntry,
  isDaily: boolean,
): Windows | undefined {
  const { within: whole, horizon: waiting, steps: written } = entry.shape;
  const read = (text: string | undefined, path: YamlPath) =>
    readWindow(resolving, { entry, path, text, isDaily });
  const isBounded = whole !== undefined || written.some((step) => step.within !== undefined);
  if (isBounded && waiting !== undefined)
    return say(resolving, "horizon-and-within", {}, { entry, path: ["horizon"] });
  if (written[0]?.within !== undefined)
    return say(resolving, "first-step-within", {}, { entry, path: ["steps", 0, "within"] });
  const within = read(whole, ["within"]);
  const horizon = read(waiting, ["horizon"]);
  const steps = written.map((step, position): FunnelStep | undefined => {
    const own = read(step.within, ["steps", position, "within"]);
    return own === "none" ? undefined : { concept: step.in, ...(own && { within: own }) };
  });
  const known = steps.flatMap((step) => (step ? [step] : []));
  if (within === "none" || horizon === "none" || known.length < steps.length) return undefined;
  return { steps: known, ...(within && { within }), ...(horizon && { horizon }) };
}
