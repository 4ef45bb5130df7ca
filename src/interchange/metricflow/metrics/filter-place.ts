import type { Reason } from "../../reason.ts";
import { atom, type Written } from "../../sql/written.ts";
import { isWithinDay } from "../granularity.ts";
import { type ElementItem, elementName, isMetricTime, type Item } from "../items/item.ts";
import type { SemanticModel } from "../manifest.ts";
import { bareColumn } from "../project/bare-column.ts";
import type { DimensionDraft, Dimensions } from "../project/dimensions.ts";
import { elementText, granularityOf } from "../project/element-text.ts";
import { timeAt } from "../project/grain-text.ts";
import { datasetOf, type Project } from "../project/project.ts";
import { columnOf } from "../project/row-scope.ts";
import type { Leaf } from "./leaves.ts";
import { coarsestGranularity } from "./time-of-leaves.ts";
import { metricDimension } from "./metric-dimension.ts";

/** Where the items of a filter stand. */
export interface FilterPlace {
  readonly item: (item: Item, refuse: (reason: Reason) => undefined) => Written | undefined;
}

/** Over our dimensions, for these measures. */
export function overDimensions(
  project: Project,
  dimensions: Dimensions,
  leaves: readonly Leaf[],
): FilterPlace {
  return {
    item: (item, refuse) => {
      if (item.kind === "metric") return metricDimension(project, dimensions, { item, leaves, refuse });
      if (isMetricTime(item) || isTimeOf(dimensions, leaves, item)) {
        const granularity = coarsestGranularity(leaves);
        const type = isWithinDay(granularity) ? "instant" : "date";
        return timeAt(project, { written: atom("period", type), granularity }, item, refuse);
      }
      return dimensionIn(project, dimensions, { item, leaves, refuse });
    },
  };
}

/** Whether an item is what dates the rows of every one of these measures. */
export function isTimeOf(dimensions: Dimensions, leaves: readonly Leaf[], item: ElementItem): boolean {
  return (
    leaves.length > 0 &&
    leaves.every(({ model, timeDimension }) => {
      const found = dimensions.resolve(model, item);
      if (found.kind !== "reached" || found.reached.element.kind !== "dimension") return false;
      const { hops, element } = found.reached;
      return hops.length === 0 && element.dimension.name === timeDimension;
    })
  );
}

interface Asked {
  readonly item: ElementItem;
  readonly leaves: readonly Leaf[];
  readonly refuse: (reason: Reason) => undefined;
}

function dimensionIn(project: Project, dimensions: Dimensions, asked: Asked): Written | undefined {
  const { item, refuse } = asked;
  const draft = reachedBy(project, dimensions, asked);
  if (!draft) return undefined;
  const written = { ...atom(draft.id, draft.type), ...(draft.want && { want: draft.want }) };
  if (draft.granularity === undefined) return written;
  return timeAt(project, { written, granularity: draft.granularity }, item, refuse);
}

/** The dimension of an item that every one of these measures reaches. */
export function reachedBy(
  project: Project,
  dimensions: Dimensions,
  { item, leaves, refuse }: Asked,
): DimensionDraft | undefined {
  const unreached = leaves.map(({ model }) => unreachedFrom(dimensions, model, item)).find(Boolean);
  if (unreached) return refuse(unreached);
  const draft = dimensions.dimension(item);
  const missing = leaves.find(({ model }) => !draft?.on.has(datasetOf(project, model)));
  if (draft && !missing) return draft;
  return refuse({ kind: "item", name: elementName(item), dataset: missing?.model.name ?? "" });
}

function unreachedFrom(dimensions: Dimensions, model: SemanticModel, item: ElementItem): Reason | undefined {
  const found = dimensions.resolve(model, item);
  const name = elementName(item);
  if (found.kind === "ambiguous") return { kind: "item-ambiguous", name, paths: found.paths };
  return found.kind === "unreached" ? { kind: "item", name, dataset: model.name } : undefined;
}

export interface RowPlace {
  readonly model: SemanticModel;
  readonly timeDimension: string | undefined;
  /** Words before the columns: of a question, the dataset. */
  readonly prefix?: readonly string[];
}

/** Over the rows of one dataset: its columns, and what its relationships lead to. */
export function overRows(
  project: Project,
  dimensions: Dimensions,
  { model, timeDimension, prefix = [] }: RowPlace,
): FilterPlace {
  return {
    item: (item, refuse) => {
      if (item.kind === "metric") return refuse({ kind: "template", text: `Metric('${item.metric}')` });
      if (isMetricTime(item)) {
        const time = model.dimensions.find(({ name }) => name === timeDimension);
        const column = time && bareColumn(time.expr, time.name);
        if (!time || column === undefined)
          return refuse({ kind: "item", name: "metric_time", dataset: model.name });
        const written = columnOf(project, { table: model.table, column, prefix });
        return timeAt(project, { written, granularity: time.granularity ?? "day" }, item, refuse);
      }
      const found = dimensions.resolve(model, item);
      const unreached = unreachedFrom(dimensions, model, item);
      if (found.kind !== "reached") return unreached && refuse(unreached);
      const reasons: Reason[] = [];
      const written = elementText(project, found.reached, { prefix, reasons });
      if (!written) return reasons[0] && refuse(reasons[0]);
      const granularity = granularityOf(found.reached.element);
      return granularity === undefined ? written : timeAt(project, { written, granularity }, item, refuse);
    },
  };
}
