import type { Reason } from "../../reason.ts";
import { atom, type Written } from "../../sql/written.ts";
import { refusalOf } from "../check/refused.ts";
import type { MetricItem } from "../items/item.ts";
import { parseItemName } from "../items/parse-name.ts";
import type { SemanticModel } from "../manifest.ts";
import type { Dimensions } from "../project/dimensions.ts";
import { datasetOf, type Project } from "../project/project.ts";
import { isPartitioned } from "../project/relationships.ts";
import { type Leaf, metricNamed } from "./leaves.ts";

interface Asked {
  readonly item: MetricItem;
  /** The measures that are filtered by it. */
  readonly leaves: readonly Leaf[];
  readonly refuse: (reason: Reason) => undefined;
}

/** `Metric('bookings', group_by=['listing'])`: the metric for each row of the dataset of listings. */
export function metricDimension(
  project: Project,
  dimensions: Dimensions,
  { item, leaves, refuse }: Asked,
): Written | undefined {
  const { metric, groupBy } = item;
  const [first, ...others] = groupBy;
  if (!metricNamed(project.manifest, metric))
    return refuse({ kind: "unknown", subject: "metric", name: metric });
  if (first === undefined || others.length > 0)
    return refuse({ kind: "template", text: `Metric('${metric}', group_by=[${groupBy.join(", ")}])` });
  const { element: entity } = parseItemName(first, []);
  const per = datasetPer(project, entity, leaves);
  if (!per) return refuse({ kind: "no-dataset-of", entity });
  const dataset = datasetOf(project, per);
  const key = `${metric} ${dataset}`;
  const known = dimensions.perMetric.get(key);
  const id = known?.id ?? project.names.id("dimension", `${metric}_per_${entity}`, { key });
  const refusal = refusalOf(project.refused, "dimensions", id);
  if (refusal) return refuse(refusal);
  dimensions.named.add(id);
  dimensions.perMetric.set(key, { id, metric, per: dataset });
  return atom(id, "decimal");
}

/** The semantic model with one row for each: the one that is filtered, where it is one. */
function datasetPer(
  { manifest: { models } }: Project,
  entity: string,
  leaves: readonly Leaf[],
): SemanticModel | undefined {
  const typed = (type: string) =>
    models.filter(
      (model) =>
        !isPartitioned(model) && model.entities.some((one) => one.name === entity && one.type === type),
    );
  const candidates = [...typed("primary"), ...typed("unique")];
  return candidates.find((model) => leaves.some((leaf) => leaf.model === model)) ?? candidates[0];
}
