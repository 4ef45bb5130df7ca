import type { AnswerColumn, AnswerValue } from "../../contract/index.ts";
import type { Localised } from "../../core/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { MetricPart, MetricPlan } from "../plan/plan.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { ageColumns } from "./age-cells.ts";
import { curveColumns } from "./curve-cells.ts";
import type { Group } from "./groups.ts";
import { shareOf } from "./share-of.ts";
import { shownUnit } from "./shown-unit.ts";
import { typeOf } from "./type-of-value.ts";
import { type Named, valueColumns } from "./value-cells.ts";

/** The columns of one metric, and how they are filled. */
export interface MetricColumns {
  readonly columns: readonly AnswerColumn[];
  cells(now: Group, earlier: Group | undefined): readonly AnswerValue[];
}

/** The metric's own value, then what is told beside it. */
export function metricColumns(
  compiled: CompiledModel,
  planned: PlannedQuery,
  metric: MetricPlan,
): MetricColumns {
  const { id, finish, parts = [] } = metric;
  const definition = compiled.model.metrics.get(id) ?? compiled.model.measures.get(id)!;
  const { currency } = compiled.settings;
  const own: Named = {
    name: id,
    metric: id,
    label: definition.label,
    unit: shownUnit(definition.unit, currency),
  };
  const value = valueColumns(planned, {
    ...own,
    kind: "metric",
    type: typeOf(finish, planned.leaves),
    finish,
    share: shareOf(metric, planned.leaves),
    isCompared: planned.earlier !== undefined,
  });
  return together([
    value,
    ...parts.map((part) => partColumns(planned, partNamed(own, part, currency), part)),
  ]);
}

function partNamed({ name, metric, label }: Named, part: MetricPart, currency: string): Named {
  const named = (language: keyof Localised) => `${label[language]} (${part.label[language]})`;
  return {
    name: `${name}.${part.name}`,
    metric,
    label: { en: named("en"), fr: named("fr") },
    part: part.label,
    unit: shownUnit(part.unit, currency),
  };
}

function partColumns(planned: PlannedQuery, named: Named, part: MetricPart): MetricColumns {
  if (part.kind === "curve") return curveColumns(named, part.days);
  if (part.kind !== "number") return ageColumns(planned, named, part);
  return valueColumns(planned, {
    ...named,
    kind: "part",
    type: part.type,
    finish: part.finish,
    share: part.share,
    isCompared: planned.earlier !== undefined && part.share !== undefined,
  });
}

function together(some: readonly MetricColumns[]): MetricColumns {
  return {
    columns: some.flatMap(({ columns }) => columns),
    cells: (now, earlier) => some.flatMap((one) => one.cells(now, earlier)),
  };
}
