import { columnNamed, datasetNamed } from "../../dataset/index.ts";
import type { TimeColumn } from "../plan/plan.ts";

/** A time column with the column that holds its day. An instant may be named by its day. */
export function timeColumnOf(source: string, name: string): TimeColumn {
  const dataset = datasetNamed(source);
  const spec = dataset && columnNamed(dataset, name);
  if (spec?.type === "instant" || (!dataset && name === "entered_at"))
    return { column: name, day: `${name}_day`, type: "instant" };
  return { column: name, day: name, type: "date" };
}
