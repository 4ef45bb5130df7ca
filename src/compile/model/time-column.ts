import type { Schema } from "../../dataset/index.ts";
import { columnNamed } from "../../dataset/index.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { datasetIn, type Source } from "./source.ts";

/** A time column with the column that holds its day. An instant may be named by its day. */
export function timeColumnOf({ columns }: Pick<Source, "columns">, name: string): TimeColumn {
  return timeColumn(name, columns.get(name)?.type === "instant");
}

/** The same, of a dataset. */
export function timeColumnIn(schema: Schema, dataset: string, name: string): TimeColumn {
  return timeColumn(name, columnNamed(datasetIn(schema, dataset), name)?.type === "instant");
}

function timeColumn(column: string, isInstant: boolean): TimeColumn {
  return isInstant
    ? { column, day: `${column}_day`, type: "instant" }
    : { column, day: column, type: "date" };
}
