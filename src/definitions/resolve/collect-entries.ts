import { nearest, type Place, type Problem } from "../../core/index.ts";
import { datasetNamed } from "../../dataset/index.ts";
import { isDatePart, isGrain, periodName } from "../grains.ts";
import { timeAcross } from "../model.ts";
import { problem } from "../problems.ts";
import { idPattern } from "../shape/common.ts";
import { fileShape } from "../shape/file-shape.ts";
import type { YamlFile } from "../yaml/yaml-file.ts";
import { type DefinitionKind, type Entry, placeOf } from "./entry.ts";

const sections: { readonly [section: string]: DefinitionKind } = {
  datasets: "dataset",
  calendars: "calendar",
  dimensions: "dimension",
  measures: "measure",
  concepts: "concept",
  metrics: "metric",
};

const rules = ["acquisition", "allocation"] as const;

export interface Collected {
  /** One entry an id: a replacement has taken the place of what it replaces. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly rules: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
}

/** Finds every definition of the files; an id that two of them claim is a Problem. */
export function collectEntries(files: readonly YamlFile[]): Collected {
  const problems: Problem[] = [];
  const all = files.flatMap((yaml) => entriesOf(yaml, problems));
  const isRule = ({ kind }: Entry) => kind === "acquisition" || kind === "allocation";
  const definitions = all.filter((entry) => !isRule(entry));
  const builtIn = take(definitions.filter(isBuiltIn), new Map(), problems);
  const own = take(
    definitions.filter((entry) => !isBuiltIn(entry)),
    builtIn,
    problems,
  );
  return { entries: new Map([...builtIn, ...own]), rules: takeRules(all.filter(isRule), problems), problems };
}

function isBuiltIn({ yaml }: Entry): boolean {
  return yaml.file.origin === "catalogue";
}

function entriesOf(yaml: YamlFile, problems: Problem[]): readonly Entry[] {
  problems.push(...yaml.problems);
  if (!yaml.isWhole || yaml.value === null || yaml.value === undefined) return [];
  if (!isMapping(yaml.value)) {
    problems.push(problem("value-type", { wanted: "object" }, { place: yaml.valueAt([]) }));
    return [];
  }
  return Object.entries(yaml.value).flatMap(([key, value]) => sectionEntries({ yaml, key, value }, problems));
}

interface Section {
  readonly yaml: YamlFile;
  readonly key: string;
  readonly value: unknown;
}

function sectionEntries({ yaml, key, value }: Section, problems: Problem[]): readonly Entry[] {
  const rule = rules.find((one) => one === key);
  if (rule) return [{ kind: rule, id: rule, value, yaml, path: [rule] }];
  const kind = Object.hasOwn(sections, key) ? sections[key] : undefined;
  if (!kind) {
    const near = nearest(key, Object.keys(fileShape.shape));
    const facts = { key, under: yaml.file.path, ...(near !== undefined && { nearest: near }) };
    problems.push(problem("key-unknown", facts, { place: yaml.keyAt([key]), suggestion: near }));
    return [];
  }
  if (value === null) {
    problems.push(
      problem("nothing-defined", { under: key }, { place: yaml.keyAt([key]), severity: "warning" }),
    );
    return [];
  }
  if (!isMapping(value)) {
    problems.push(problem("value-type", { wanted: "object" }, { place: yaml.valueAt([key]) }));
    return [];
  }
  const entries = Object.entries(value).map(([id, one]) => ({ kind, id, value: one, yaml, path: [key, id] }));
  return entries.filter((entry) => hasFreeId(entry, problems));
}

function hasFreeId(entry: Entry, problems: Problem[]): boolean {
  const { id, kind } = entry;
  const refuse = (code: "id-form" | "id-is-dataset" | "id-reserved") => {
    problems.push(problem(code, { id }, { place: placeOf(entry) }));
    return false;
  };
  if (!idPattern.test(id)) return refuse("id-form");
  if ((kind === "concept" || kind === "dataset") && datasetNamed(id)) return refuse("id-is-dataset");
  return isReserved(kind, id) ? refuse("id-reserved") : true;
}

/** Words that stand in the places of ids: rules, the time of a metric, the grains and parts of dates. */
function isReserved(kind: Entry["kind"], id: string): boolean {
  if (rules.some((rule) => rule === id)) return true;
  if (kind === "dimension") return id === timeAcross || id === periodName;
  return kind === "calendar" && (isGrain(id) || isDatePart(id));
}

function take(
  entries: readonly Entry[],
  builtIn: ReadonlyMap<string, Entry>,
  problems: Problem[],
): ReadonlyMap<string, Entry> {
  const taken = new Map<string, Entry>();
  for (const entry of entries) {
    const first = taken.get(entry.id);
    if (first) {
      const facts = { id: entry.id, first: inShort(placeOf(first)) };
      problems.push(problem("id-duplicate", facts, { place: placeOf(entry) }));
      continue;
    }
    checkReplacement(entry, builtIn, problems);
    taken.set(entry.id, entry);
  }
  return taken;
}

function checkReplacement(entry: Entry, builtIn: ReadonlyMap<string, Entry>, problems: Problem[]): void {
  const { id, kind, value } = entry;
  const replaces = isMapping(value) ? value["replaces"] : undefined;
  const was = builtIn.get(id);
  if (typeof replaces !== "string") {
    if (was)
      problems.push(problem("id-built-in", { id }, { place: placeOf(entry), suggestion: `replaces: ${id}` }));
    return;
  }
  const place = placeOf(entry, ["replaces"]);
  const target = builtIn.get(replaces);
  if (!target) {
    const near = nearest(replaces, builtIn.keys());
    const facts = { id: replaces, ...(near !== undefined && { nearest: near }) };
    problems.push(problem("replaces-nothing", facts, { place, suggestion: near }));
  } else if (replaces !== id)
    problems.push(problem("replaces-other", { id, replaces }, { place, suggestion: id }));
  else if (target.kind !== kind)
    problems.push(problem("replaces-kind", { id, kind, was: target.kind }, { place }));
}

/** A workspace's rule takes the place of the built-in one. */
function takeRules(entries: readonly Entry[], problems: Problem[]): ReadonlyMap<string, Entry> {
  const taken = new Map<string, Entry>();
  for (const entry of entries) {
    const first = taken.get(entry.id);
    if (first && isBuiltIn(first) === isBuiltIn(entry)) {
      const facts = { rule: entry.id, first: inShort(placeOf(first)) };
      problems.push(problem("rule-duplicate", facts, { place: placeOf(entry) }));
    } else if (!first || isBuiltIn(first)) taken.set(entry.id, entry);
  }
  return taken;
}

function inShort({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

function isMapping(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
