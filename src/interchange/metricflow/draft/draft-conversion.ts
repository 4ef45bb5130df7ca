import type { Reason } from "../../reason.ts";
import { allOf, type Written } from "../../sql/written.ts";
import { translateSql } from "../../sql/translate.ts";
import { fit } from "../../sql/typing.ts";
import type { MeasureInput, MetricFlowMeaning, MetricFlowMetric } from "../manifest.ts";
import { overRows } from "../metrics/filter-place.ts";
import { translateFilters } from "../metrics/filter.ts";
import { type Leaf, leafGranularity } from "../metrics/leaves.ts";
import { isTooFine } from "../granularity.ts";
import { bareColumn } from "../project/bare-column.ts";
import { entityOf } from "../project/element-text.ts";
import { datasetOf, type Project } from "../project/project.ts";
import { rowScope } from "../project/row-scope.ts";
import { countsRows, timeOf } from "./draft-measure.ts";
import { type Drafting, leafIn, type Refusals } from "./drafting.ts";
import { durationText } from "./durations.ts";
import type { Body } from "./entry.ts";

type Conversion = Extract<MetricFlowMeaning, { kind: "conversion" }>;

/** Its filter is one of the base alone, before the matching; the last base before a conversion wins. */
export function draftConversion(
  drafting: Drafting,
  { filters, meaning }: MetricFlowMetric & { readonly meaning: Conversion },
  refusals: Refusals,
): Body | undefined {
  const { base, converted, entity, gives, window, constant } = meaning;
  const { project } = drafting;
  const { reasons } = refusals;
  const [from, to] = [leafIn(drafting, base, refusals), leafIn(drafting, converted, refusals)];
  if (!from || !to) return undefined;
  compareGrains(from, to, reasons);
  const rows = {
    base: rowsOf(drafting, { leaf: from, filters: [...base.filters, ...filters] }, refusals),
    converted: rowsOf(drafting, { leaf: to, filters: converted.filters }, refusals),
  };
  const columnsOf = (names: { readonly base: string; readonly converted: string }) =>
    pairOf(project, { from, to, names, reasons });
  const joined = columnsOf({ base: entity, converted: entity });
  const properties = constant.map(columnsOf).filter((one) => one !== undefined);
  const within = window && durationText(project, window, reasons);
  if (!rows.base || !rows.converted || !joined || reasons.length > 0) return undefined;
  return {
    kind: "conversion",
    base: rows.base,
    converted: rows.converted,
    entity: joined,
    count: "event",
    ...(within !== undefined && { within }),
    attribution: "last",
    filter: "before",
    ...(properties.length > 0 && { constant: properties }),
    give: gives,
    ...emptyOf(converted, gives),
    ...(base.joinsToSpine || converted.joinsToSpine ? { join_to_calendar: true } : {}),
  };
}

/** Times of a day and within it are compared by day; others only with their like. */
function compareGrains(from: Leaf, to: Leaf, reasons: Reason[]): void {
  const [base, converted] = [leafGranularity(from), leafGranularity(to)];
  const isByDay = !isTooFine("day", base) && !isTooFine("day", converted);
  if (!isByDay && base !== converted) reasons.push({ kind: "grains-differ", base, converted });
}

function emptyOf({ fillNullsWith }: MeasureInput, gives: Conversion["gives"]): Body {
  if (fillNullsWith !== undefined && gives === "converted") return { fill_nulls_with: fillNullsWith };
  return fillNullsWith === undefined ? { fill_nulls_with: "none" } : {};
}

interface Counted {
  readonly leaf: Leaf;
  readonly filters: readonly string[];
}

function rowsOf(
  { project, dimensions }: Drafting,
  { leaf, filters }: Counted,
  { reasons }: Refusals,
): Body | undefined {
  const { model, timeDimension } = leaf;
  const counted = countedWhen(project, leaf, reasons);
  const place = overRows(project, dimensions, { model, timeDimension });
  const filtered = translateFilters(project, filters, place, reasons);
  const time = timeOf(project, leaf, reasons);
  if (!counted || !filtered || time === undefined) return undefined;
  const where = allOf([...counted, ...(filtered.where ? [filtered.where] : [])]);
  return {
    dataset: datasetOf(project, model),
    ...(where && { where: where.text }),
    ...(time !== "" && { time }),
  };
}

/** The condition under which a row counts; undefined when the measure is no count of rows. */
function countedWhen(
  project: Project,
  { model, measure }: Leaf,
  reasons: Reason[],
): readonly Written[] | undefined {
  if (countsRows(measure)) return [];
  const written = translateSql(measure.expr ?? measure.name, rowScope(project, model, { reasons }));
  if (!written) return undefined;
  const { refuse } = rowScope(project, model, { reasons });
  if (measure.aggregation === "count")
    return [{ text: `${written.text} is not null`, power: 4, type: "boolean" }];
  if (measure.aggregation !== "sum_boolean") return refuse({ kind: "not-a-count", measure: measure.name });
  const condition = fit(rowScope(project, model, { reasons }), written, "boolean", "sum_boolean");
  return condition && [condition];
}

interface Pair {
  readonly from: Leaf;
  readonly to: Leaf;
  readonly names: { readonly base: string; readonly converted: string };
  readonly reasons: Reason[];
}

function pairOf(project: Project, { from, to, names, reasons }: Pair): Body | undefined {
  const base = columnIn(project, from, names.base);
  const converted = columnIn(project, to, names.converted);
  if (base === undefined) reasons.push({ kind: "key-computed", entity: names.base });
  if (converted === undefined) reasons.push({ kind: "key-computed", entity: names.converted });
  return base === undefined || converted === undefined ? undefined : { base, converted };
}

/** The column of an entity or a dimension. */
function columnIn({ columns }: Project, { model }: Leaf, name: string): string | undefined {
  const declared = entityOf(model, name) ?? model.dimensions.find((one) => one.name === name);
  const named = declared && bareColumn(declared.expr, declared.name);
  const column = named === undefined ? undefined : columns.find(model.table, named);
  if (column !== undefined) columns.use(model.table, column);
  return column;
}
