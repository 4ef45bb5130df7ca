import { nearest, type Problem } from "../../core/index.ts";
import {
  allowedValues,
  type ColumnField,
  columnNamed,
  type ColumnSpec,
  type DatasetSpec,
  dictionary,
  type FieldMapping,
  type SourceMapping,
  targetDataset,
  type TargetMapping,
} from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import type { Path, YamlText } from "../yaml/read-yaml.ts";
import { checkConstant, checkLed, checkOwnKey } from "./check-own-target.ts";

/** What a well-formed mapping says that neither the common dataset nor the workspace's own know. */
export function checkSourceMapping(
  mapping: SourceMapping,
  yaml: YamlText,
  own: readonly DatasetSpec[] = [],
): readonly Problem[] {
  return [
    ...checkTimezone(mapping, yaml),
    ...checkPeriod(mapping, yaml),
    ...mapping.into.flatMap((target, index) => checkTarget(target, ["into", index], { yaml, own })),
    ...mapping.into.flatMap((target, index) => checkOwnKey(target, ["into", index], { mapping, yaml })),
  ];
}

function checkTimezone({ timezone }: SourceMapping, yaml: YamlText): readonly Problem[] {
  if (isTimezone(timezone)) return [];
  const suggestion = nearest(timezone, Intl.supportedValuesOf("timeZone"));
  return [problem("timezone-unknown", { timezone }, { place: yaml.place(["timezone"]), suggestion })];
}

function isTimezone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

function checkPeriod({ kind, period }: SourceMapping, yaml: YamlText): readonly Problem[] {
  if (kind === "replace" && period === undefined)
    return [problem("period-needed", {}, { place: yaml.place(["kind"]) })];
  if (kind !== "replace" && period !== undefined)
    return [problem("period-useless", { kind }, { place: yaml.placeOfKey([], "period") })];
  return [];
}

function checkTarget(
  target: TargetMapping,
  path: Path,
  { yaml, own }: { readonly yaml: YamlText; readonly own: readonly DatasetSpec[] },
): readonly Problem[] {
  const dataset = targetDataset(target);
  const place = yaml.place([...path, "dataset"]);
  if (dataset === undefined) {
    const known = [...dictionary, ...own].filter((one) => one.kind !== "derived").map((one) => one.name);
    const suggestion = nearest(target.dataset, known);
    return [problem("dataset-unknown", { dataset: target.dataset, known }, { place, suggestion })];
  }
  if (dataset.kind === "derived") return [problem("dataset-derived", { dataset: dataset.name }, { place })];
  const fields = Object.entries(target.fields).flatMap(([column, field]) => {
    const at = { path: [...path, "fields"], yaml };
    return checkField({ column, field, dataset, target }, at);
  });
  return [...fields, ...missingColumns(target, dataset, yaml.place(path))];
}

interface FieldAt {
  readonly column: string;
  readonly field: FieldMapping;
  readonly dataset: DatasetSpec;
  readonly target: TargetMapping;
}

function checkField(
  { column, field, dataset, target }: FieldAt,
  { path, yaml }: { readonly path: Path; readonly yaml: YamlText },
): readonly Problem[] {
  const spec = columnNamed(dataset, column);
  const place = yaml.placeOfKey(path, column);
  if (spec === undefined) {
    const known = dataset.columns.filter((one) => !one.computed).map((one) => one.name);
    const facts = { column, dataset: dataset.name, known };
    return [problem("column-unknown", facts, { place, suggestion: nearest(column, known) })];
  }
  if (spec.computed) return [problem("column-computed", { column, dataset: dataset.name }, { place })];
  return [...checkLed(spec, dataset), ...checkSource(field, spec, target), ...checkValue(field, spec)].map(
    (found) => ({
      ...found,
      place: yaml.place([...path, column]),
    }),
  );
}

function checkSource(field: FieldMapping, spec: ColumnSpec, target: TargetMapping): readonly Problem[] {
  if ("header" in field || "cell" in field)
    return target.each === undefined ? [problem("each-needed", { column: spec.name })] : [];
  if (!("from" in field)) return [];
  const fits = waysFor(spec);
  const way =
    field.by === undefined || fits.includes(field.by)
      ? []
      : [problem("way-unfit", { column: spec.name, by: field.by, fits }, { suggestion: fits[0] })];
  return [...way, ...unfitOptions(field, spec)];
}

const typesOf: { readonly [option: string]: readonly string[] } = {
  currencyFrom: ["money"],
  times: ["integer", "decimal", "money"],
  dates: ["date", "instant"],
};

function unfitOptions(field: FieldMapping, spec: ColumnSpec): readonly Problem[] {
  return Object.entries(typesOf)
    .filter(([option, types]) => Object.hasOwn(field, option) && !types.includes(spec.type))
    .map(([option]) => {
      const written = option === "currencyFrom" ? "currency_from" : option;
      return problem("option-unfit", { column: spec.name, option: written, type: spec.type });
    });
}

type WayToRefer = NonNullable<ColumnField["by"]>;

/** How a reference column may find its entity; a column that refers to nothing has no way. */
export function waysFor(spec: ColumnSpec): readonly WayToRefer[] {
  if (spec.references === "person") return ["id", "email"];
  if (spec.references === "company") return ["id", "domain", "name"];
  return spec.references === undefined ? [] : ["id"];
}

function checkValue(field: FieldMapping, spec: ColumnSpec): readonly Problem[] {
  if (!("value" in field)) return [];
  const allowed = spec.domain === undefined ? undefined : allowedValues[spec.domain];
  if (allowed === undefined) return checkConstant(String(field.value), spec);
  const names = allowed.map((one) => one.value);
  const got = String(field.value);
  if (names.includes(got)) return [];
  const facts = { where: spec.name, got, allowed: names };
  return [problem("value-not-allowed", facts, { suggestion: nearest(got, names) })];
}

function missingColumns(
  target: TargetMapping,
  dataset: DatasetSpec,
  place: Problem["place"],
): readonly Problem[] {
  return dataset.columns
    .filter((column) => column.required && !column.computed && !Object.hasOwn(target.fields, column.name))
    .filter((column) => column.name !== dataset.key || (isMapped(column, dataset) && !target.key))
    .map((column) =>
      problem(
        "column-required",
        { column: column.name, dataset: dataset.name, label: column.label },
        { place },
      ),
    );
}

/** A shared name, or a key of a workspace's own, is mapped like any value. */
function isMapped({ domain }: ColumnSpec, { kind }: DatasetSpec): boolean {
  return domain !== undefined || kind === "own";
}
