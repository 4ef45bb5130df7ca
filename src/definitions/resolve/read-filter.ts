import { dimensionScope } from "../dimension-scope.ts";
import type { Expression } from "../expression.ts";
import { parseTyped } from "../parse-expression.ts";
import type { Scope } from "../scope.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { type Entry, spansOf } from "./entry.ts";
import type { MetricContext } from "./metric-context.ts";
import { readCondition, type Resolving, usesOf } from "./resolving.ts";

export interface FilterAt {
  readonly path: YamlPath;
  readonly text: string;
}

/** A condition over dimensions; undefined, and said, when it is none. */
export function readFilter(
  context: MetricContext,
  entry: Entry,
  { path, text }: FilterAt,
): Expression | undefined {
  const scope = filterScope(context);
  return readCondition(context.resolving, { entry, path, text, scope });
}

export function filterScope({ resolving, facts }: MetricContext): Scope {
  return dimensionScope(facts, resolving.scopes, resolving.calendars);
}

/** Whether every name of a condition is a column of a dataset, so that it need not go by dimensions. */
export function isOverColumns(entry: Entry, { path, text }: FilterAt, scope: Scope): boolean {
  return parseTyped(text, scope, spansOf(entry, path)).ok;
}

/** What a condition over dimensions rests on. */
export function usesOfFilter(resolving: Resolving, filter: Expression): readonly string[] {
  const names = namesIn(filter).map((name) => name.replace(/:.*$/u, ""));
  const isDefined = (name: string) => ["dimension", "concept"].includes(resolving.kinds.get(name) ?? "");
  const datasets = names.filter((name) => name.includes(".")).map((name) => name.split(".")[0]!);
  return [
    ...names.filter(isDefined),
    ...datasets.flatMap((dataset) => [...usesOf(dataset, resolving, filter)]),
  ];
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && value.kind === "column" && "column" in value) return [String(value.column)];
  return Object.values(value).flatMap(namesIn);
}
