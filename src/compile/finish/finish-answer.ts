import type { Answer, AnswerTotal, AnswerValue } from "../../contract/index.ts";
import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import { isDayGrain, isHourGrain } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { Plan } from "../plan/plan.ts";
import { mostGroups } from "../print/print-plan.ts";
import { problem } from "../problems.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { type Exclusion, provenanceOf, type SnapshotFacts } from "./provenance-of.ts";
import { fillBuckets } from "./fill-buckets.ts";
import { type Group, type GroupSet, type GroupTable, hasRows, readGroups, withRows } from "./groups.ts";
import { keyColumnsOf, withValueNames } from "./key-columns.ts";
import { type Matched, matchEarlier } from "./match-earlier.ts";
import { type MetricColumns, metricColumns } from "./metric-cells.ts";
import { orderRows } from "./order-groups.ts";

/** What the engine gave for a planned query. */
export interface Results {
  readonly now: GroupTable;
  readonly earlier?: GroupTable;
  readonly exclusions: readonly Exclusion[];
  /** The statements that were run, for reading. */
  readonly sql: readonly string[];
  readonly snapshot: SnapshotFacts;
}

/** Ends an answer: ratios, changes and intervals in exact decimals, empty periods, order, limit, provenance. */
export function finishAnswer(
  compiled: CompiledModel,
  planned: PlannedQuery,
  results: Results,
): Result<Answer, readonly Problem[]> {
  const limit = mostGroups;
  if (results.now.rows.length > limit || (results.earlier?.rows.length ?? 0) > limit)
    return fail([problem("groups-too-many", { limit })]);
  const { query, plan } = planned;
  const found = readGroups(plan, results.now);
  const toShow = { groups: groupsToShow(compiled, planned, found), empty: found.empty };
  const metrics = planned.metrics.map((metric) => metricColumns(compiled, planned, metric));
  const keys = keyColumnsOf(planned);
  const columns = [...keys, ...metrics.flatMap((metric) => metric.columns)];
  const matched = match(compiled, planned, toShow, results);
  const rows = rowsAt(0, matched, metrics);
  const order = query.order.map(({ by, descending }) => ({
    column: columns.findIndex((column) => column.name === by),
    descending,
  }));
  const ordered = orderRows(rows, order, keys.length);
  const shown = query.limit === undefined ? ordered : ordered.slice(0, query.limit);
  return ok({
    columns: withValueNames(compiled, columns, shown),
    rows: shown,
    totals: totalsOf(planned, matched, metrics),
    provenance: provenanceOf(compiled, planned, { ...results, found: found.groups }),
    query: { ...query, asOf: planned.asOf },
  });
}

function groupsToShow(
  { settings }: CompiledModel,
  { query, plan, keys }: PlannedQuery,
  found: GroupSet,
): readonly Group[] {
  const groups = withTotal(plan, withRows(plan, keys, found.groups), found.empty);
  const { grain, fill } = query;
  if (!fill || grain === undefined || !(isDayGrain(grain) || isHourGrain(grain))) return groups;
  const isHeld = (group: Group) => hasRows(plan, group);
  return fillBuckets(settings, { ...query, grain }, groups, { empty: found.empty, isHeld });
}

/** All together there always is a group, even of nothing. */
function withTotal(plan: Plan, groups: readonly Group[], empty: GroupSet["empty"]): readonly Group[] {
  const total = plan.levels.find(({ keys }) => keys.length === 0);
  if (!total || groups.some(({ mask }) => mask === total.mask)) return groups;
  return [
    ...groups,
    empty(
      total.mask,
      plan.keys.map(() => null),
    ),
  ];
}

function match(
  { settings }: CompiledModel,
  { query, asOf, earlier, keys }: PlannedQuery,
  now: GroupSet,
  results: Results,
): readonly Matched[] {
  if (!earlier || !results.earlier || !query.compare) return now.groups.map((group) => ({ now: group }));
  const before = readGroups(earlier.plan, results.earlier);
  return matchEarlier(settings, { query: { ...query, compare: query.compare }, asOf }, now, {
    ...before,
    groups: withRows(earlier.plan, keys, before.groups),
  });
}

function rowsAt(
  mask: number,
  matched: readonly Matched[],
  metrics: readonly MetricColumns[],
): readonly (readonly AnswerValue[])[] {
  return matched
    .filter(({ now }) => now.mask === mask)
    .map(({ now, earlier }) => [...now.keys, ...metrics.flatMap((metric) => metric.cells(now, earlier))]);
}

/** The levels above the detail, the grand total last. */
function totalsOf(
  { plan, keys: asked }: PlannedQuery,
  matched: readonly Matched[],
  metrics: readonly MetricColumns[],
): readonly AnswerTotal[] {
  const names = asked.map(({ name }) => name);
  return plan.levels.slice(1).flatMap((level) => {
    const keys = names.filter((_, index) => level.keys.includes(plan.keys[index]!));
    const rows = rowsAt(level.mask, matched, metrics);
    return orderRows(rows, [], names.length).map((row) => ({ keys, row }));
  });
}
