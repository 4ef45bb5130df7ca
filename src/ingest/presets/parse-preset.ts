import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import { datasetNamed, dictionary } from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";
import { isPattern } from "../header-pattern.ts";
import { problem } from "../problems.ts";
import { issueProblems } from "../yaml/issue-problems.ts";
import { type Path, readYaml, type YamlText } from "../yaml/read-yaml.ts";
import type { Preset, PresetTarget } from "./preset.ts";
import { presetKeysAt, presetSchema, toPreset } from "./preset-schema.ts";

/** Reads a `preset.yaml`; every problem at once, with its line. */
export function parsePreset(content: string, fileName: string): Result<Preset, readonly Problem[]> {
  const read = readYaml(content, fileName);
  if (!read.ok) return read;
  const parsed = presetSchema.safeParse(read.value.value);
  if (!parsed.success) return fail(issueProblems(parsed.error.issues, read.value, presetKeysAt));
  const preset = toPreset(parsed.data);
  const problems = [
    ...checkPatterns(preset, read.value),
    ...checkRequired(preset, read.value),
    ...preset.into.flatMap((target, index) => [
      ...checkDataset(target, index, read.value),
      ...checkNames(preset, target, ["into", index], read.value),
    ]),
  ];
  return problems.length > 0 ? fail(problems) : ok(preset);
}

function checkPatterns(preset: Preset, yaml: YamlText): readonly Problem[] {
  return Object.entries(preset.columns).flatMap(([name, { headers }]) =>
    headers
      .filter((header) => isPattern(header))
      .filter((header) => header.split("*").length !== 2 || foldHeader(header).length < 3)
      .map((pattern) =>
        problem("preset-pattern-short", { pattern }, { place: yaml.place(["columns", name]) }),
      ),
  );
}

function checkRequired(preset: Preset, yaml: YamlText): readonly Problem[] {
  if (Object.values(preset.columns).some((column) => column.required)) return [];
  return [
    problem("preset-requires-nothing", { preset: preset.name }, { place: yaml.placeOfKey([], "columns") }),
  ];
}

function checkDataset(target: PresetTarget, index: number, yaml: YamlText): readonly Problem[] {
  const dataset = datasetNamed(target.dataset);
  if (dataset === undefined || dataset.kind === "derived") {
    const known = dictionary.filter((one) => one.kind !== "derived").map((one) => one.name);
    const detail = {
      place: yaml.place(["into", index, "dataset"]),
      suggestion: nearest(target.dataset, known),
    };
    return [problem("dataset-unknown", { dataset: target.dataset, known }, detail)];
  }
  const known = dataset.columns.filter((one) => !one.computed).map((one) => one.name);
  const path: Path = ["into", index, "fields"];
  return Object.keys(target.fields)
    .filter((column) => !known.includes(column))
    .map((column) =>
      problem(
        "column-unknown",
        { column, dataset: dataset.name, known },
        { place: yaml.placeOfKey(path, column), suggestion: nearest(column, known) },
      ),
    );
}

/** Every column that a target reads is declared. */
function checkNames(preset: Preset, target: PresetTarget, path: Path, yaml: YamlText): readonly Problem[] {
  const known = Object.keys(preset.columns);
  const unknown = (names: readonly string[], at: Path) =>
    names
      .filter((name) => !known.includes(name))
      .map((name) =>
        problem(
          "preset-column-unknown",
          { name, known },
          { place: yaml.place(at), suggestion: nearest(name, known) },
        ),
      );
  const own = ([...(target.key ?? []), ...(target.otherwiseKey ?? [])] as string[]).concat(
    target.when ?? [],
    target.unless ?? [],
    target.each ?? [],
    target.aliases ?? [],
  );
  const fields = Object.entries(target.fields).flatMap(([column, ways]) =>
    ways.flatMap((way) =>
      "from" in way
        ? unknown(
            [...way.from, ...[way.currencyFrom, way.called].filter((name) => name !== undefined)],
            [...path, "fields", column],
          )
        : [],
    ),
  );
  return [...unknown(own, path), ...fields];
}
