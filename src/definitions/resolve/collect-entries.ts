import { nearest, type Problem } from "../../core/index.ts";
import { builtTables, datasetNamed } from "../../dataset/index.ts";
import { isDatePart, isGrain, periodName } from "../grains.ts";
import { timeAcross } from "../model.ts";
import { problem } from "../problems.ts";
import { idPattern } from "../shape/id-pattern.ts";
import { fileForm } from "../shape/language-form.ts";
import type { YamlFile } from "../yaml/yaml-file.ts";
import type { YamlEntry } from "../yaml/yaml-node.ts";
import { type DefinitionKind, type Entry, inShort, placeOf } from "./entry.ts";

/** The sections whose keys are ids. */
export const sections: { readonly [section: string]: DefinitionKind } = {
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
  /** Those whose id is refused or taken: nothing can rest on them, and the rest of them is checked. */
  readonly nameless: readonly Entry[];
  /** The texts of files that could not be read. */
  readonly unread: readonly string[];
  readonly problems: readonly Problem[];
}

/** Finds every definition of the files; an id that two of them claim is a Problem. */
export function collectEntries(files: readonly YamlFile[]): Collected {
  const taking: Taking = { problems: [], nameless: [] };
  const all = files.flatMap((yaml) => entriesOf(yaml, taking.problems));
  const isRule = ({ kind }: Entry) => kind === "acquisition" || kind === "allocation";
  const definitions = all.filter((entry) => !isRule(entry) && hasFreeId(entry, taking));
  const builtIn = take(definitions.filter(isBuiltIn), new Map(), taking);
  const own = take(
    definitions.filter((entry) => !isBuiltIn(entry)),
    builtIn,
    taking,
  );
  return {
    entries: new Map([...builtIn, ...own]),
    rules: takeRules(all.filter(isRule), taking),
    unread: files.filter(({ isWhole }) => !isWhole).map(({ file }) => file.text),
    ...taking,
  };
}

interface Taking {
  readonly problems: Problem[];
  readonly nameless: Entry[];
}

function isBuiltIn({ yaml }: Entry): boolean {
  return yaml.file.origin === "catalogue";
}

function entriesOf(yaml: YamlFile, problems: Problem[]): readonly Entry[] {
  problems.push(...yaml.problems);
  const { root } = yaml;
  if (!yaml.isWhole || (root.kind === "scalar" && root.value === null)) return [];
  if (root.kind !== "map") {
    problems.push(problem("value-type", { wanted: "object" }, { place: yaml.placeAt(root.start, root.end) }));
    return [];
  }
  return root.entries.flatMap((written) => sectionEntries(yaml, written, problems));
}

function sectionEntries(yaml: YamlFile, written: YamlEntry, problems: Problem[]): readonly Entry[] {
  const section = sectionOf(yaml, written, problems);
  const rule = rules.find((one) => one === section);
  if (rule) return [{ kind: rule, section: rule, id: rule, written: { ...written, key: rule }, yaml }];
  const kind = section !== undefined && Object.hasOwn(sections, section) ? sections[section] : undefined;
  if (section === undefined || !kind) return [];
  const { value } = written;
  if (value.kind === "map")
    return value.entries.map((one) => ({ kind, section, id: one.key, written: one, yaml }));
  if (section === written.key) problems.push(notIds(yaml, written));
  return [];
}

/** The section that a key names; of a mistyped one, which is said, the likely one. */
function sectionOf(yaml: YamlFile, { key, start, end }: YamlEntry, problems: Problem[]): string | undefined {
  if (fileForm.keys.has(key)) return key;
  const near = nearest(key, fileForm.keys.keys());
  const facts = { key, under: yaml.file.path, ...(near !== undefined && { nearest: near }) };
  problems.push(problem("key-unknown", facts, { place: yaml.placeAt(start, end), suggestion: near }));
  return near;
}

/** A section without ids: empty, which may be meant, or something else. */
function notIds(yaml: YamlFile, { key, start, end, value }: YamlEntry): Problem {
  if (value.kind === "scalar" && value.value === null) {
    const place = yaml.placeAt(start, end);
    return problem("nothing-defined", { under: key }, { place, severity: "warning" });
  }
  return problem("value-type", { wanted: "object" }, { place: yaml.placeAt(value.start, value.end) });
}

function hasFreeId(entry: Entry, { problems, nameless }: Taking): boolean {
  const { id, kind } = entry;
  const refuse = (code: "id-form" | "id-is-dataset" | "id-is-table" | "id-reserved") => {
    problems.push(problem(code, { id }, { place: placeOf(entry) }));
    nameless.push(entry);
    return false;
  };
  if (!idPattern.test(id)) return refuse("id-form");
  if ((kind === "concept" || kind === "dataset") && datasetNamed(id)) return refuse("id-is-dataset");
  if (kind === "dataset" && builtTables.has(id)) return refuse("id-is-table");
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
  { problems, nameless }: Taking,
): ReadonlyMap<string, Entry> {
  const taken = new Map<string, Entry>();
  for (const entry of entries) {
    const first = taken.get(entry.id);
    if (first && !isRepeatedKey(entry)) {
      const facts = { id: entry.id, first: inShort(placeOf(first)) };
      problems.push(problem("id-duplicate", facts, { place: placeOf(entry) }));
    } else if (!first) checkReplacement(entry, builtIn, problems);
    const isNamed = !first && (builtIn.get(entry.id)?.kind ?? entry.kind) === entry.kind;
    if (isNamed) taken.set(entry.id, entry);
    else nameless.push(entry);
  }
  return taken;
}

/** Whether it is said already that the id stands twice in one mapping. */
function isRepeatedKey(entry: Entry): boolean {
  const { line, column } = placeOf(entry);
  return entry.yaml.problems.some(
    ({ code, place }) => code === "key-duplicate" && place?.line === line && place?.column === column,
  );
}

function checkReplacement(entry: Entry, builtIn: ReadonlyMap<string, Entry>, problems: Problem[]): void {
  const { id, kind } = entry;
  const replaces = replacedBy(entry);
  const was = builtIn.get(id);
  if (replaces === undefined) {
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

function replacedBy({ written: { value } }: Entry): string | undefined {
  const said = value.kind === "map" ? value.entries.find(({ key }) => key === "replaces")?.value : undefined;
  return said?.kind === "scalar" && typeof said.value === "string" ? said.value : undefined;
}

/** A workspace's rule takes the place of the built-in one. */
function takeRules(entries: readonly Entry[], { problems, nameless }: Taking): ReadonlyMap<string, Entry> {
  const taken = new Map<string, Entry>();
  for (const entry of entries) {
    const first = taken.get(entry.id);
    if (first && isBuiltIn(first) === isBuiltIn(entry)) {
      const facts = { rule: entry.id, first: inShort(placeOf(first)) };
      problems.push(problem("rule-duplicate", facts, { place: placeOf(entry) }));
      nameless.push(entry);
    } else if (!first || isBuiltIn(first)) taken.set(entry.id, entry);
  }
  return taken;
}
