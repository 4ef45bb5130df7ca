import { type DatasetSpec, physicalColumns, valueDomains } from "../../dataset/index.ts";
import type { DatasetShape, OwnColumnShape } from "../shape/dataset-shape.ts";
import type { Shaped } from "./entry.ts";
import { near, type Saying, say } from "./resolving.ts";

type DatasetEntry = Shaped<DatasetShape>;

/** What a dataset says of its columns that cannot be: words of nothing, limits of a text, names that the build makes. */
export function checkColumns(saying: Saying, entry: DatasetEntry, spec: DatasetSpec): void {
  for (const [name, column] of Object.entries(entry.shape.columns))
    if (typeof column !== "string") {
      checkValues(saying, entry, name, column);
      checkLimits(saying, entry, name, column);
    }
  checkMade(saying, entry, spec);
}

type LongColumn = Exclude<OwnColumnShape, string>;

function checkValues(
  saying: Saying,
  entry: DatasetEntry,
  column: string,
  { type, values }: LongColumn,
): void {
  if (values === undefined) return;
  const at = { entry, path: ["columns", column, "values"] };
  if (type !== "text") return say(saying, "values-of-text", { column, type }, at);
  if (valueDomains.some((domain) => domain === values)) return;
  const facts = { name: values, known: valueDomains.join(", "), ...near(values, valueDomains) };
  say(saying, "values-unknown", facts, { ...at, suggestion: facts.nearest });
}

function checkLimits(
  saying: Saying,
  entry: DatasetEntry,
  column: string,
  { type, min, max }: LongColumn,
): void {
  const key = min === undefined ? "max" : "min";
  if (min === undefined && max === undefined) return;
  const at = { entry, path: ["columns", column, key] };
  if (type !== "integer" && type !== "decimal" && type !== "money")
    return say(saying, "limits-type", { column, type }, at);
  if (min !== undefined && max !== undefined && min > max)
    say(saying, "limits-order", { column, min, max }, at);
}

/** Beside a moment its day, beside money what was written, and the number of rows without a key. */
function checkMade(saying: Saying, entry: DatasetEntry, spec: DatasetSpec): void {
  const declared = Object.keys(entry.shape.columns);
  const made = spec.columns.flatMap((one) =>
    [
      ...physicalColumns({ ...spec, columns: [one], kind: "derived" }).map(({ name }) => name),
      ...readColumns(one),
    ]
      .filter((name) => name !== one.name || one.computed === true)
      .map((name) => ({ name, of: one.computed === true ? spec.name : one.name })),
  );
  for (const { name, of } of made)
    if (declared.includes(name))
      say(saying, "column-made", { column: name, of }, { entry, path: ["columns", name] });
}

/** What the reading of files makes beside a column. */
function readColumns({ name, type }: DatasetSpec["columns"][number]): readonly string[] {
  if (type === "entity") return [`${name}_ref`];
  return type === "instant" ? [`${name}_timed`] : [];
}
