import { unreachable } from "../../../core/index.ts";
import { leftOut } from "../../problems.ts";
import { refusalOf } from "../check/refused.ts";
import type { MetricFlowMetric } from "../manifest.ts";
import { metricNamed } from "../metrics/leaves.ts";
import { draftConversion } from "./draft-conversion.ts";
import { draftDerived, draftRatio } from "./draft-derived.ts";
import { draftCumulative, draftSimple } from "./draft-simple.ts";
import type { Drafting, Refusals } from "./drafting.ts";
import { type Body, type Entry, originOf, wordsOf } from "./entry.ts";

/** A metric of ours for one of MetricFlow's; undefined when it is left out, which is told once. */
export function draftMetric(drafting: Drafting, name: string): Entry | undefined {
  const { metrics, project } = drafting;
  if (metrics.has(name)) return metrics.get(name);
  const metric = metricNamed(project.manifest, name);
  if (!metric) return undefined;
  metrics.set(name, undefined);
  const refusals: Refusals = { reasons: [] };
  const body = restsOnItself(drafting, name) ? undefined : bodyOf(drafting, metric, refusals);
  const id = project.names.id("metric", name);
  const reason = refusals.reasons[0] ?? refusalOf(project.refused, "metrics", id);
  if (!body || reason) {
    project.losses.push(leftOut("metric", metric, reason ?? { kind: "loop" }));
    return undefined;
  }
  const comment = originOf(metric.place);
  const entry = { id, body: { ...wordsOf(metric), ...body }, comment };
  metrics.set(name, entry);
  return entry;
}

function bodyOf(drafting: Drafting, metric: MetricFlowMetric, refusals: Refusals): Body | undefined {
  const { meaning } = metric;
  switch (meaning.kind) {
    case "simple":
      return draftSimple(drafting, { ...metric, meaning }, refusals);
    case "cumulative":
      return draftCumulative(drafting, { ...metric, meaning }, refusals);
    case "ratio":
      return draftRatio(drafting, { ...metric, meaning }, refusals);
    case "derived":
      return draftDerived(drafting, { ...metric, meaning }, refusals);
    case "conversion":
      return draftConversion(drafting, { ...metric, meaning }, refusals);
    default:
      return unreachable(meaning);
  }
}

function restsOnItself({ project: { manifest } }: Drafting, name: string): boolean {
  const seen = new Set<string>();
  const inputsOf = (one: string): readonly string[] => {
    const meaning = metricNamed(manifest, one)?.meaning;
    if (meaning?.kind === "ratio") return [meaning.numerator.name, meaning.denominator.name];
    return meaning?.kind === "derived" ? meaning.inputs.map((input) => input.name) : [];
  };
  const open = [...inputsOf(name)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name) return true;
    if (!seen.has(next)) open.push(...inputsOf(next));
    seen.add(next);
  }
  return false;
}
