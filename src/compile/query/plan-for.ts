import type { Problem } from "../../core/index.ts";
import { type MetricQuery, metricQuery } from "../../contract/index.ts";
import { type Dimension, firstTable, memberTable, metricTable } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { asOfIn } from "../plan/as-of.ts";
import type { Asked } from "../plan/plan-scan.ts";
import { planWithAges } from "../plan/plan-by-age.ts";
import type { AskedPeriod, AsOf, Level, MetricTableStep, Plan, ScanStep, Step } from "../plan/plan.ts";
import { planTracks } from "../track/plan-tracks.ts";
import { type AskedKey, askedKeys } from "./asked-keys.ts";
import { bindMetrics, type BoundMetrics } from "./bind-metrics.ts";
import type { AskedQuery } from "./planned-query.ts";

export type BoundQuery = AskedQuery & BoundMetrics;

export function periodOf({ from, to }: MetricQuery): AskedPeriod {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

export function planFor(
  compiled: CompiledModel,
  bound: BoundQuery,
  period: AskedPeriod,
  problems: Problem[],
): Plan {
  const { metrics, leaves, asOf } = bound;
  const asked = askedOf(compiled, bound, period);
  const { keys: names, levels } = asked;
  const tracked = planTracks(compiled, leaves, asked);
  const planned = planWithAges(tracked.leaves, asked);
  const known = new Set(tracked.steps.map(({ name }) => name));
  const steps = [...tracked.steps, ...planned.steps.filter(({ name }) => !known.has(name))];
  const tables = tablesFor(compiled, relationsIn(steps), asOf, problems);
  return { ...planned, steps: [...tables, ...steps], keys: names, levels, metrics };
}

/** What is asked of all leaves alike. */
export function askedOf(
  compiled: CompiledModel,
  { query, keys, asOf, isEachAlone }: Pick<BoundQuery, "query" | "keys" | "asOf" | "isEachAlone">,
  period: AskedPeriod,
): Asked {
  return {
    period,
    keys: keys.map(({ column }) => column),
    levels: isEachAlone ? levelsOfEach(keys) : levelsOf(keys, query),
    asOf: asOfIn(compiled.settings.timezone, asOf),
  };
}

/** Detail first, then the totals: each prefix of the dimensions, with and without the period; a metric's own key stays. */
function levelsOf(keys: readonly AskedKey[], { grain, totals }: MetricQuery): readonly Level[] {
  const names = keys.map(({ column }) => column);
  const own = keys.filter(({ kind }) => kind === "own").map(({ column }) => column);
  const time = grain ? names.slice(0, 1) : [];
  const dimensions = names.slice(time.length, names.length - own.length);
  const prefixes = totals ? dimensions.map((_, index) => index).reverse() : [];
  const kept = [
    names,
    ...prefixes.map((length) => [...time, ...dimensions.slice(0, length), ...own]),
    ...(totals && grain
      ? [dimensions.length, ...prefixes].map((length) => [...dimensions.slice(0, length), ...own])
      : []),
  ];
  return kept.map((some) => ({ mask: maskOf(names, some), keys: some }));
}

/** Detail first, then each dimension alone, where there are several keys. */
function levelsOfEach(keys: readonly AskedKey[]): readonly Level[] {
  const names = keys.map(({ column }) => column);
  const alone = keys.flatMap(({ kind, column }) => (kind === "dimension" ? [[column]] : []));
  return (names.length === 1 ? alone : [names, ...alone]).map((some) => ({
    mask: maskOf(names, some),
    keys: some,
  }));
}

function maskOf(keys: readonly string[], kept: readonly string[]): number {
  return keys.reduce((mask, key) => mask * 2 + (kept.includes(key) ? 0 : 1), 0);
}

/** What steps read: datasets, and the relations that stand in their place. */
export function relationsIn(steps: readonly (Step | Reading)[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => {
      if ("joins" in step) return [step.from, ...step.joins.map(({ dataset }) => dataset)];
      return step.kind === "ways" ? [...step.steps, ...step.exits].map(({ members }) => members) : [];
    }),
  );
}

export type Reading = Pick<ScanStep, "from" | "joins">;

/** The relations that are no datasets, each once, before the steps that read them: members of concepts, values of metrics. */
export function tablesFor(
  compiled: CompiledModel,
  relations: ReadonlySet<string>,
  asOf: string,
  problems: Problem[],
): readonly Step[] {
  const { concepts, dimensions } = compiled.model;
  const moment = asOfIn(compiled.settings.timezone, asOf);
  return [
    ...[...concepts.keys()].flatMap((concept) => memberTables(concept, relations, moment)),
    ...[...dimensions.values()]
      .filter(({ id, metric }) => metric !== undefined && relations.has(metricTable(id)))
      .flatMap((dimension) => tableOf(compiled, dimension, asOf, problems)),
  ];
}

function memberTables(concept: string, relations: ReadonlySet<string>, asOf: AsOf): readonly Step[] {
  const [members, first] = [memberTable(concept), firstTable(concept)];
  if (!relations.has(members) && !relations.has(first)) return [];
  return [
    { kind: "members", name: members, concept, asOf },
    ...(relations.has(first) ? [{ kind: "first-cycles", name: first, input: members } as const] : []),
  ];
}

function tableOf(
  compiled: CompiledModel,
  { id, metric, on }: Dimension,
  asOf: string,
  problems: Problem[],
): readonly MetricTableStep[] {
  const before = problems.length;
  const [dataset = ""] = Object.keys(on);
  const { key } = compiled.source(dataset);
  const query = metricQuery.parse({ metrics: [metric], by: [`${dataset}.${key}`], totals: false });
  const asked = { query, asOf, keys: askedKeys(compiled, query), where: undefined };
  const bound = bindMetrics(compiled, asked, problems);
  if (problems.length > before) return [];
  const plan = planFor(compiled, { ...asked, ...bound }, {}, problems);
  return [{ kind: "metric-table", name: metricTable(id), plan, key, finish: plan.metrics[0]!.finish }];
}
