import type { Reason } from "../../reason.ts";
import type { Draft } from "../draft/draft-definitions.ts";
import { isGranularity } from "../granularity.ts";
import { type ElementItem, isMetricTime } from "../items/item.ts";
import { translateFilters } from "../metrics/filter.ts";
import { isTimeOf, overDimensions, reachedBy } from "../metrics/filter-place.ts";
import { type Leaf, leavesOf, metricNamed } from "../metrics/leaves.ts";
import { coarsestGranularity } from "../metrics/time-of-leaves.ts";
import type { Asked } from "./asked.ts";
import { type AskedItem, itemOf, nameOf, plainBy, timeBy } from "./asked-item.ts";
import { calendarOf } from "./calendar-of.ts";
import { defaultGrain, finest } from "./default-grain.ts";
import type { GroupBy, MetricFlowQuestion } from "./question.ts";
import { type TimeRange, wholePeriods } from "./time-range.ts";

/** A question about metrics, over the dimensions that their datasets carry. */
export function askMetrics(draft: Draft, question: MetricFlowQuestion, reasons: Reason[]): Asked | undefined {
  const { project, dimensions } = draft;
  const names = question.metrics ?? [];
  const metrics = new Map(names.map((name) => [name, project.names.id("metric", name)]));
  for (const name of names)
    if (!metricNamed(project.manifest, name)) reasons.push({ kind: "unknown", subject: "metric", name });
    else if (!draft.metrics.has(name)) reasons.push({ kind: "rests-on", name });
  const leaves = names.flatMap((name) => leavesOf(project.manifest, name));
  const asking: Asking = { draft, names, leaves, reasons };
  const items = (question.groupBy ?? []).map((group) => askItem(asking, group));
  const place = overDimensions(project, dimensions, leaves);
  const filters = translateFilters(project, question.where ?? [], place, reasons);
  const found = items.filter((one) => one !== undefined);
  if (!filters || found.length < items.length) return undefined;
  return {
    items: found,
    metrics,
    ...(filters.where && { where: filters.where.text }),
    ...(question.timeConstraint
      ? { range: rangeOf(question.timeConstraint, found, leaves) }
      : {
          calendar: calendarOf(
            project,
            names,
            found.map(({ item }) => item),
          ),
        }),
  };
}

interface Asking {
  readonly draft: Draft;
  readonly names: readonly string[];
  readonly leaves: readonly Leaf[];
  readonly reasons: Reason[];
}

function askItem({ draft, names, leaves, reasons }: Asking, group: GroupBy): AskedItem | undefined {
  const { project, dimensions } = draft;
  const refuse = (reason: Reason) => {
    reasons.push(reason);
    return undefined;
  };
  const item = itemOf(project, group);
  if (!item) return refuse({ kind: "template", text: nameOf(group) });
  const period = { name: "period", item, granularity: coarsestGranularity(leaves) };
  if (isMetricTime(item)) return timeBy(project, { ...period, usual: defaultGrain(project, names) }, refuse);
  if (isTimeOf(dimensions, leaves, item)) return timeBy(project, period, refuse);
  const reached = reachedBy(project, dimensions, { item, leaves, refuse });
  if (!reached) return undefined;
  if (reached.granularity === undefined) return plainBy(item, reached.id);
  return timeBy(project, { name: reached.id, item, granularity: reached.granularity }, refuse);
}

/** The time constraint, widened to the finest `metric_time` that is asked, else to what all metrics can be asked at. */
function rangeOf(
  constraint: NonNullable<MetricFlowQuestion["timeConstraint"]>,
  items: readonly AskedItem[],
  leaves: readonly Leaf[],
): TimeRange {
  const own = coarsestGranularity(leaves);
  const grain = finest(grainsOf(items.map(({ item }) => item))) ?? (isGranularity(own) ? own : "day");
  return wholePeriods(constraint, grain);
}

function grainsOf(items: readonly ElementItem[]): readonly string[] {
  return items
    .filter(isMetricTime)
    .flatMap(({ grain, datePart }) => (datePart === undefined ? (grain ?? []) : []));
}
