import type { Problem } from "../../core/index.ts";
import {
  columnNamed,
  type ColumnSpec,
  type DatasetSpec,
  type SourceMapping,
  type TargetMapping,
} from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import type { Path, YamlText } from "../yaml/read-yaml.ts";

/** What tells the records of a workspace's own dataset apart, against what its declaration says. */
export function checkOwnKey(
  target: TargetMapping,
  path: Path,
  { mapping, yaml }: { readonly mapping: SourceMapping; readonly yaml: YamlText },
): readonly Problem[] {
  const { own } = target;
  const key = own && columnNamed(own, own.key);
  if (own === undefined || key === undefined) return [];
  if (key.computed === true) return checkKeyless(own, target, path, { mapping, yaml });
  const found = keyFaults(own.name, key, target);
  const place = yaml.placeOfKey(path, target.key === undefined ? "fields" : "key");
  return found.map((one) => ({ ...one, ...(place && { place }) }));
}

function checkKeyless(
  { name }: DatasetSpec,
  { key }: TargetMapping,
  path: Path,
  { mapping, yaml }: { readonly mapping: SourceMapping; readonly yaml: YamlText },
): readonly Problem[] {
  if (key !== undefined)
    return [problem("key-undeclared", { dataset: name }, { place: yaml.placeOfKey(path, "key") })];
  if (mapping.kind !== "upsert") return [];
  return [problem("upsert-keyless", { dataset: name }, { place: yaml.place(["kind"]) })];
}

function keyFaults(dataset: string, { name, type }: ColumnSpec, target: TargetMapping): readonly Problem[] {
  const field = target.fields[name];
  if (field !== undefined && target.key !== undefined)
    return [problem("key-twice", { column: name, dataset })];
  if (type === "entity") return [problem("key-entity", { column: name, dataset })];
  const headers = target.key ?? (field !== undefined && "from" in field ? field.from : []);
  const isWhole = headers.length <= 1 && target.each === undefined;
  return type === "text" || isWhole ? [] : [problem("key-parts", { column: name, dataset, type })];
}

/** Whether a column that holds the id of a person or a company says which of the two. */
export function checkLed(spec: ColumnSpec, dataset: DatasetSpec): readonly Problem[] {
  if (spec.type !== "entity" || spec.references !== undefined) return [];
  return [problem("entity-unled", { column: spec.name, dataset: dataset.name })];
}

const forms: { readonly [type: string]: RegExp } = {
  integer: /^[+-]?\d[\d .,]*$/u,
  decimal: /^[^\p{L}]*\d[^\p{L}]*$/u,
  money: /\d/u,
  boolean: /^(?:true|yes|y|t|1|oui|o|vrai|v|x|false|no|n|f|0|non|faux)$/iu,
  date: /\d/u,
  instant: /\d/u,
};

/** Refuses a constant that no form of its column's type could be. */
export function checkConstant(got: string, { name, type }: ColumnSpec): readonly Problem[] {
  if (forms[type]?.test(got) !== false) return [];
  return [problem("constant-type", { column: name, type, got })];
}
