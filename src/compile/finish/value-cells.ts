import type { AnswerColumn, AnswerValue } from "../../contract/index.ts";
import { decimal, type Localised } from "../../core/index.ts";
import { type Interval, newcombe, type Share, wilson } from "../../stats/index.ts";
import type { Finish, Plan, ShareOfCounts } from "../plan/plan.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { finishValue } from "./finish-value.ts";
import { countOf, decimalOf, type Group } from "./groups.ts";
import type { MetricColumns } from "./metric-cells.ts";

/** What a value is called. */
export interface Named {
  readonly name: string;
  readonly metric: string;
  readonly label: Localised;
  readonly part?: Localised;
  readonly unit: string;
}

export interface ValueColumn extends Named {
  readonly kind: "metric" | "part";
  readonly type: AnswerColumn["type"];
  readonly finish: Finish;
  readonly share: ShareOfCounts | undefined;
  readonly isCompared: boolean;
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

/** A value, the interval of a share, and the change from the earlier value. */
export function valueColumns({ plan }: PlannedQuery, column: ValueColumn): MetricColumns {
  const { finish, share, isCompared } = column;
  const value = (group: Group) => finishValue(plan, finish, group);
  return {
    columns: columnsOf(column),
    cells: (now, earlier) => [
      value(now),
      ...(share ? ends(intervalOf(plan, share, now)) : []),
      ...(isCompared ? changeCells(value(now), earlier && value(earlier)) : []),
      ...(isCompared && share ? ends(changeInterval(plan, share, now, earlier)) : []),
    ],
  };
}

function columnsOf({ share, isCompared, kind, type, ...own }: ValueColumn): readonly AnswerColumn[] {
  const { name, metric, label, part, unit } = own;
  const first = { name, kind, type, label, metric, ...(part && { part }), unit };
  const named = (suffix: string, what: Localised) => beside(own, suffix, what);
  const comparison = { kind: "comparison" } as const;
  return [
    first,
    ...(share ? intervalColumns(own, ["low", "high"], [words.low, words.high]) : []),
    ...(isCompared
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
    ...(isCompared && share
      ? intervalColumns(own, ["change_low", "change_high"], [words.changeLow, words.changeHigh])
      : []),
  ];
}

function beside({ name, metric, label }: Named, suffix: string, what: Localised) {
  return {
    name: `${name}.${suffix}`,
    label: { en: `${label.en} (${what.en})`, fr: `${label.fr} (${what.fr})` },
    metric,
  };
}

/** The two ends of an interval around a value. */
export function intervalColumns(
  named: Named,
  suffixes: readonly [string, string] = ["low", "high"],
  labels: readonly [Localised, Localised] = [words.low, words.high],
): readonly AnswerColumn[] {
  return suffixes.map((suffix, index) => ({
    ...beside(named, suffix, labels[index]!),
    kind: "interval",
    type: "decimal",
    unit: named.unit,
  }));
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
