import type { Reason } from "../../reason.ts";
import type { Draft } from "../draft/draft-definitions.ts";
import { type ElementItem, elementName, isMetricTime } from "../items/item.ts";
import { compareGranularity, type Granularity, isGranularity } from "../granularity.ts";
import type { SemanticModel, TimeSpine } from "../manifest.ts";
import { translateFilters } from "../metrics/filter.ts";
import { type FilterPlace, overRows } from "../metrics/filter-place.ts";
import { declared, elementText, granularityOf } from "../project/element-text.ts";
import { timeAt } from "../project/grain-text.ts";
import { datasetOf, spineDataset } from "../project/project.ts";
import { columnOf } from "../project/row-scope.ts";
import type { Asked } from "./asked.ts";
import { type AskedItem, itemOf, nameOf, plainBy, timeBy } from "./asked-item.ts";
import { finest } from "./default-grain.ts";
import type { MetricFlowQuestion } from "./question.ts";
import { type TimeRange, wholePeriods } from "./time-range.ts";
import { allOf, textLiteral, type Written } from "../../sql/written.ts";

/** A question without metrics: the distinct values of one dataset, with those that its relationships lead to. */
export function askRows(draft: Draft, question: MetricFlowQuestion, reasons: Reason[]): Asked | undefined {
  const groups = question.groupBy ?? [];
  const items = groups.map((group) => itemOf(draft.project, group)).filter((one) => one !== undefined);
  if (items.length < groups.length) reasons.push({ kind: "template", text: groups.map(nameOf).join(", ") });
  const rows = items.every(isMetricTime) ? spineRows(draft, items) : modelRows(draft, items, reasons);
  if (!rows) return undefined;
  const refuse = (reason: Reason) => {
    reasons.push(reason);
    return undefined;
  };
  const asked = items.map((item) => rows.ask(item, refuse)).filter((one) => one !== undefined);
  const filters = translateFilters(draft.project, question.where ?? [], rows.place, reasons);
  if (!filters || asked.length < items.length) return undefined;
  return {
    items: asked,
    metrics: new Map(),
    ...boundsOf(question, { asked, time: rows.time, where: filters.where }),
  };
}

interface Bounded {
  readonly asked: readonly AskedItem[];
  readonly time: Written | undefined;
  readonly where: Written | undefined;
}

/** The filters, with the time constraint where the rows bear the time that it bounds; else beside them. */
function boundsOf(
  { timeConstraint }: MetricFlowQuestion,
  { asked, time, where }: Bounded,
): Pick<Asked, "where" | "range"> {
  const grain = finest(asked.flatMap(({ item }) => (isMetricTime(item) ? (item.grain ?? []) : []))) ?? "day";
  const range = timeConstraint && wholePeriods(timeConstraint, grain);
  const within = range && time && withinSql(time, range);
  const whole = allOf([where, within].filter((one) => one !== undefined));
  return { ...(whole && { where: whole.text }), ...(range && !within && { range }) };
}

/** What holds of a time between two days, or two moments, both included. */
function withinSql({ text, type }: Written, { from, to }: TimeRange): Written {
  const kind = type === "instant" && from.length > 10 ? "instant" : "date";
  const limit = (value: string) => `${kind} ${textLiteral(kind === "date" ? value.slice(0, 10) : value)}`;
  return { text: `${text} between ${limit(from)} and ${limit(to)}`, power: 4, type: "boolean" };
}

/** Rows whose values are asked: how an item is named there, in `by` and in a filter. */
interface Rows {
  /** What a time constraint bounds. */
  readonly time?: Written;
  readonly place: FilterPlace;
  readonly ask: (item: ElementItem, refuse: (reason: Reason) => undefined) => AskedItem | undefined;
}

/** Time alone is asked of the coarsest spine that is fine enough. */
function spineRows({ project }: Draft, items: readonly ElementItem[]): Rows | undefined {
  const wanted = finest(items.flatMap(({ grain }) => grain ?? [])) ?? "day";
  const spine = project.manifest.spines
    .filter(({ granularity }) => isGranularity(granularity) && compareGranularity(granularity, wanted) <= 0)
    .toSorted((a, b) => compareGranularity(granularityIn(b), granularityIn(a)))[0];
  if (!spine) return undefined;
  const dataset = spineDataset(project, spine.table);
  const { column, granularity } = spine;
  return {
    time: columnOf(project, { table: spine.table, column, prefix: [dataset] }),
    ask: (item, refuse) => timeBy(project, { name: `${dataset}.${column}`, item, granularity }, refuse),
    place: {
      item: (item, refuse) => {
        if (item.kind === "metric" || !isMetricTime(item))
          return refuse({ kind: "template", text: "Metric" });
        const written = columnOf(project, { table: spine.table, column, prefix: [dataset] });
        return timeAt(project, { written, granularity }, item, refuse);
      },
    },
  };
}

function granularityIn({ granularity }: TimeSpine): Granularity {
  return isGranularity(granularity) ? granularity : "day";
}

/** The semantic model from which all are reached over the fewest hops. */
function modelRows(
  { project, dimensions }: Draft,
  items: readonly ElementItem[],
  reasons: Reason[],
): Rows | undefined {
  const distances = project.manifest.models.flatMap((model) => {
    const hops = items.map((item) => {
      const found = dimensions.resolve(model, item);
      return found.kind === "reached" ? found.reached.hops.length : Infinity;
    });
    const distance = hops.reduce((sum, one) => sum + one, 0);
    return Number.isFinite(distance) ? [{ model, distance }] : [];
  });
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  if (!nearest) {
    reasons.push({ kind: "item", name: items.map(elementName).join(", "), dataset: "" });
    return undefined;
  }
  const { model } = nearest;
  const dataset = datasetOf(project, model);
  return {
    ask: (item, refuse) => askOf({ project, dimensions, model }, dataset, item, refuse),
    place: overRows(project, dimensions, { model, timeDimension: model.timeDimension, prefix: [dataset] }),
  };
}

function askOf(
  { project, dimensions, model }: Pick<Draft, "project" | "dimensions"> & { readonly model: SemanticModel },
  dataset: string,
  item: ElementItem,
  refuse: (reason: Reason) => undefined,
): AskedItem | undefined {
  const found = dimensions.resolve(model, item);
  const reasons: Reason[] = [];
  const written =
    found.kind === "reached"
      ? elementText(project, found.reached, { prefix: [dataset], reasons })
      : undefined;
  if (found.kind !== "reached" || !written)
    return refuse(reasons[0] ?? { kind: "item", name: elementName(item), dataset: model.name });
  const isPath = /^[\w.]+$/u.test(written.text);
  const name = isPath ? written.text : dimensions.dimension(item)?.id;
  if (name === undefined)
    return refuse({ kind: "item", name: declared(found.reached.element).name, dataset });
  const granularity = granularityOf(found.reached.element);
  return granularity === undefined
    ? plainBy(item, name)
    : timeBy(project, { name, item, granularity }, refuse);
}
