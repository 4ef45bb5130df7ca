import type { Reason } from "../../reason.ts";
import { parseSql } from "../../sql/parse-sql.ts";
import { translateSql } from "../../sql/translate.ts";
import { fit, type Wanted } from "../../sql/typing.ts";
import { atom, call, type Written, within } from "../../sql/written.ts";
import type { MetricFlowAggregation } from "../manifest.ts";
import type { Leaf } from "../metrics/leaves.ts";
import { bareColumn } from "../project/bare-column.ts";
import { datasetOf, type Project } from "../project/project.ts";
import { columnOf, rowScope } from "../project/row-scope.ts";
import type { Body } from "./entry.ts";

/** MetricFlow knows no units: whatever it counts or adds up is a bare number. */
const unit = "number";

/** What a measure of ours says; undefined when it cannot be said, with the reasons given. */
export function draftMeasure(project: Project, leaf: Leaf, reasons: Reason[]): Body | undefined {
  const { model, measure } = leaf;
  const aggregated = aggregatedBy(project, leaf, reasons);
  const time = timeOf(project, leaf, reasons);
  if (!aggregated || time === undefined) return undefined;
  const { percentile } = measure;
  return {
    dataset: datasetOf(project, model),
    ...aggregated,
    ...(measure.aggregation === "percentile" && { fraction: percentile?.fraction ?? 0.5 }),
    ...(percentile?.discrete === true && { discrete: true }),
    ...(percentile?.approximate === true && { approximate: true }),
    ...(time !== "" && { time }),
    unit,
  };
}

const direct: { readonly [A in MetricFlowAggregation]?: string } = {
  sum: "sum",
  min: "min",
  max: "max",
  average: "avg",
  median: "median",
  percentile: "percentile",
  count_distinct: "count_distinct",
};

function aggregatedBy(project: Project, { model, measure }: Leaf, reasons: Reason[]): Body | undefined {
  const { aggregation, expr, name } = measure;
  if (countsRows(measure)) return { aggregation: "count" };
  const scope = rowScope(project, model, { reasons });
  const written = translateSql(expr ?? `"${name}"`, scope);
  const wanted: { readonly [A in MetricFlowAggregation]?: Wanted } = {
    sum_boolean: "boolean",
    count: "any",
    count_distinct: "any",
  };
  const fitted = written && fit(scope, written, wanted[aggregation] ?? "decimal", aggregation);
  if (!fitted) return undefined;
  if (aggregation === "sum_boolean") return { aggregation: "sum", of: oneWhen(fitted).text };
  if (aggregation === "count") return { aggregation: "sum", of: oneWhen(isKnown(fitted)).text };
  return { aggregation: direct[aggregation] ?? aggregation, of: fitted.text };
}

/** `sum` or `count` of 1, and `count` of any other literal. */
export function countsRows({ aggregation, expr }: Leaf["measure"]): boolean {
  if (expr === undefined || (aggregation !== "sum" && aggregation !== "count")) return false;
  const tree = parseSql(expr);
  if (!tree.ok) return expr === "*" && aggregation === "count";
  const { kind } = tree.value;
  if (aggregation === "sum") return tree.value.kind === "number" && Number(tree.value.text) === 1;
  return kind === "number" || kind === "text" || kind === "boolean";
}

/** Rows that do not count are 0, so that their group is there. */
function oneWhen(condition: Written): Written {
  return call("if", [condition, atom("1", "integer"), atom("0", "integer")], "integer");
}

function isKnown(written: Written): Written {
  return { text: `${within(written, 5)} is not null`, power: 4, type: "boolean" };
}

/** The column that dates its rows: nothing where it is the dataset's own; undefined when there is none. */
export function timeOf(
  project: Project,
  { model, measure, timeDimension }: Leaf,
  reasons: Reason[],
): string | undefined {
  const column = timeColumnOf(project, { model, measure, timeDimension }, reasons);
  return column === undefined || timeDimension === model.timeDimension ? column && "" : column;
}

function timeColumnOf(
  project: Project,
  { model, measure, timeDimension }: Leaf,
  reasons: Reason[],
): string | undefined {
  const dimension = model.dimensions.find(({ name }) => name === timeDimension);
  if (!dimension) {
    reasons.push({ kind: "time-missing", measure: measure.name });
    return undefined;
  }
  const named = bareColumn(dimension.expr, dimension.name);
  const column = named === undefined ? undefined : project.columns.find(model.table, named);
  if (column === undefined) {
    reasons.push(
      named === undefined
        ? { kind: "time-computed", dimension: dimension.name }
        : { kind: "column", name: named, table: model.table },
    );
    return undefined;
  }
  columnOf(project, { table: model.table, column, prefix: [] });
  return column;
}
