/** What a question or a filter names: a dimension, an entity, a time at a grain, or a metric for each of an entity. */
export type Item = ElementItem | MetricItem;

export interface ElementItem {
  readonly kind: "element";
  /** The entities that lead to it, in order. */
  readonly links: readonly string[];
  readonly element: string;
  readonly grain?: string;
  readonly datePart?: string;
}

export interface MetricItem {
  readonly kind: "metric";
  readonly metric: string;
  /** Entities, as written: `listing`, `view__listing`. */
  readonly groupBy: readonly string[];
}

/** The name that stands for what dates each metric. */
const metricTime = "metric_time";

export function isMetricTime({ element }: ElementItem): boolean {
  return element === metricTime;
}

/** Its name without grain and date part. */
export function elementName({ links, element }: ElementItem): string {
  return [...links, element].join("__");
}

/** The name of the column that answers it. */
export function itemName(item: ElementItem): string {
  const { datePart, grain } = item;
  const suffix = datePart === undefined ? grain : `extract_${datePart}`;
  return suffix === undefined ? elementName(item) : `${elementName(item)}__${suffix}`;
}
