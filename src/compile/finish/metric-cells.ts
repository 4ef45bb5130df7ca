import type { AnswerColumn, AnswerValue } from "../../contract/index.ts";
import { decimal, type Localised } from "../../core/index.ts";
import { type Interval, newcombe, type Share, wilson } from "../../stats/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { Finish, MetricPlan, Plan } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { finishValue } from "./finish-value.ts";
import { countOf, decimalOf, type Group } from "./groups.ts";
import { shareOf, type ShareOfCounts } from "./share-of.ts";
import { shownUnit } from "./shown-unit.ts";

/** The columns of one metric, and how they are filled. */
export interface MetricColumns {
  readonly columns: readonly AnswerColumn[];
  cells(now: Group, earlier: Group | undefined): readonly AnswerValue[];
}

const words = {
  low: { en: "from", fr: "de" },
  high: { en: "to", fr: "à" },
  earlier: { en: "before", fr: "avant" },
  change: { en: "change", fr: "variation" },
  relative: { en: "relative change", fr: "variation relative" },
  changeLow: { en: "change, from", fr: "variation, de" },
  changeHigh: { en: "change, to", fr: "variation, à" },
} satisfies { readonly [name: string]: Localised };

export function metricColumns(
  compiled: CompiledModel,
  planned: PlannedQuery,
  metric: MetricPlan,
): MetricColumns {
  const share = shareOf(metric, planned.leaves);
  const isCompared = planned.earlier !== undefined;
  const { plan } = planned;
  const value = (group: Group) => finishValue(plan, metric.finish, group);
  return {
    columns: columnsOf(compiled, planned, metric, share !== undefined),
    cells: (now, earlier) => [
      value(now),
      ...(share ? ends(intervalOf(plan, share, now)) : []),
      ...(isCompared ? changeCells(value(now), earlier && value(earlier)) : []),
      ...(isCompared && share ? ends(changeInterval(plan, share, now, earlier)) : []),
    ],
  };
}

function columnsOf(
  compiled: CompiledModel,
  planned: PlannedQuery,
  { id, finish }: MetricPlan,
  isShare: boolean,
): readonly AnswerColumn[] {
  const definition = compiled.model.metrics.get(id) ?? compiled.model.measures.get(id)!;
  const unit = shownUnit(definition.unit, compiled.settings.currency);
  const type = typeOf(finish, planned.leaves);
  const named = (suffix: string, part: Localised) => ({
    name: `${id}.${suffix}`,
    label: {
      en: `${definition.label.en} (${part.en})`,
      fr: `${definition.label.fr} (${part.fr})`,
    },
    metric: id,
  });
  const interval = (suffix: string, part: Localised): AnswerColumn => ({
    ...named(suffix, part),
    kind: "interval",
    type: "decimal",
    unit,
  });
  const comparison = { kind: "comparison" } as const;
  return [
    { name: id, kind: "metric", type, label: definition.label, metric: id, unit },
    ...(isShare ? [interval("low", words.low), interval("high", words.high)] : []),
    ...(planned.earlier
      ? [
          { ...named("earlier", words.earlier), ...comparison, type, unit },
          { ...named("change", words.change), ...comparison, type, unit },
          {
            ...named("relative_change", words.relative),
            ...comparison,
            type: "decimal",
            unit: "share",
          } as const,
        ]
      : []),
    ...(planned.earlier && isShare
      ? [interval("change_low", words.changeLow), interval("change_high", words.changeHigh)]
      : []),
  ];
}

function typeOf(finish: Finish, leaves: readonly BoundLeaf[]): AnswerColumn["type"] {
  if (finish.kind !== "leaf") return "decimal";
  const { aggregation, of } = leaves[finish.leaf]!.leaf.measure;
  switch (aggregation) {
    case "count":
    case "count_distinct":
      return "integer";
    case "sum":
    case "min":
    case "max":
      return columnType(of?.type);
    default:
      return of?.type === "money" ? "money" : "decimal";
  }
}

function columnType(type: string | undefined): AnswerColumn["type"] {
  switch (type) {
    case "integer":
    case "money":
    case "boolean":
    case "text":
    case "date":
    case "instant":
      return type;
    case "entity":
      return "integer";
    default:
      return "decimal";
  }
}

function shareIn({ leaves }: Plan, { count, total }: ShareOfCounts, group: Group): Share {
  const number = (leaf: number) => {
    const plan = leaves[leaf]!;
    return plan.kind === "additive" ? countOf(group, plan.value) : 0;
  };
  return { count: number(count), total: number(total) };
}

function intervalOf(plan: Plan, share: ShareOfCounts, group: Group): Interval | undefined {
  const { count, total } = shareIn(plan, share, group);
  return wilson(count, total);
}

function changeInterval(
  plan: Plan,
  share: ShareOfCounts,
  now: Group,
  earlier: Group | undefined,
): Interval | undefined {
  return earlier && newcombe(shareIn(plan, share, now), shareIn(plan, share, earlier));
}

function ends(interval: Interval | undefined): readonly AnswerValue[] {
  return [interval?.low ?? null, interval?.high ?? null];
}

/** The earlier value, the change, and the change as a share of the size of the earlier value. */
function changeCells(now: AnswerValue, earlier: AnswerValue | undefined): readonly AnswerValue[] {
  if (earlier === undefined || earlier === null) return [null, null, null];
  if (typeof now === "string" || typeof earlier === "string") return [earlier, null, null];
  const [a, b] = [decimalOf(now), decimalOf(earlier)];
  if (!a || !b) return [earlier, null, null];
  const change = a.sub(b);
  const relative = b.isZero() ? null : decimal(change.div(b.abs()).toSignificantDigits(20));
  return [
    earlier,
    typeof now === "number" && typeof earlier === "number" ? change.toNumber() : change,
    relative,
  ];
}
