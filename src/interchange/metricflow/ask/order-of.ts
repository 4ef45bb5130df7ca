import type { MetricQueryInput } from "../../../contract/index.ts";
import type { Reason } from "../../reason.ts";
import { elementName } from "../items/item.ts";
import { isDescending } from "../items/parse-template.ts";
import type { Project } from "../project/project.ts";
import type { Asked } from "./asked.ts";
import { type AskedItem, itemOf } from "./asked-item.ts";

/** The order of a question, by the columns that it asks. */
export function orderOf(
  project: Project,
  names: readonly string[],
  asked: Pick<Asked, "items" | "metrics">,
  reasons: Reason[],
): MetricQueryInput["order"] {
  return names.flatMap((written) => {
    const name = written.replace(/^-/u, "");
    const descending = written.startsWith("-") || isDescending(name);
    const by = asked.metrics.get(name) ?? columnOf(project, name, asked.items);
    if (by !== undefined) return [{ by, descending }];
    reasons.push({ kind: "item", name, dataset: "" });
    return [];
  });
}

/** The item that is meant: its grain may be left out, as where it was asked. */
function columnOf(project: Project, name: string, items: readonly AskedItem[]): string | undefined {
  const item = itemOf(project, name);
  if (!item) return undefined;
  const fitting = items.filter(
    (one) =>
      elementName(one.item) === elementName(item) &&
      (item.grain === undefined || one.item.grain === item.grain) &&
      (item.datePart === undefined || one.item.datePart === item.datePart),
  );
  return fitting[0]?.by;
}
