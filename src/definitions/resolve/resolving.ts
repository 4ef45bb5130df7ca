import { nearest, type Problem } from "../../core/index.ts";
import type { Schema } from "../../dataset/index.ts";
import type { Expression } from "../expression.ts";
import { conceptOfTable } from "../model.ts";
import { parseTyped } from "../parse-expression.ts";
import { type Code, type Facts, problem } from "../problems.ts";
import { type CalendarTypes, type ConceptObjects, type Scope, type Scopes, unknownScope } from "../scope.ts";
import type { Typed } from "../typing/typed.ts";
import type { Powers } from "../typing/unit.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { type DefinitionKind, type Entry, placeOf, spansOf } from "./entry.ts";
import { noteColumn, type Noted, noteExpression, noteRows } from "./note-reads.ts";

/** What is known while definitions are resolved. Ids at fault are known too, so that one fault is said once. */
export interface Resolving {
  readonly problems: Problem[];
  /** Every id and its kind. */
  readonly kinds: ReadonlyMap<string, DefinitionKind>;
  /** The common dataset, and what the workspace declares beside it. */
  readonly schema: Schema;
  /** Concepts -> the dataset whose rows they select, when it exists. */
  readonly objects: ConceptObjects;
  readonly scopes: Scopes;
  /** Of the clauses of concepts, from which no hop leads to a concept. */
  readonly clauseScopes: Scopes;
  /** Calendars of the company's own, with the type of their periods, once they are resolved. */
  readonly calendars: CalendarTypes;
  /** Units of measures and metrics that could be resolved. */
  readonly units: Map<string, Powers>;
  /** Measures -> the dataset whose rows they aggregate, also of those at fault. */
  readonly datasets: Map<string, string>;
  readonly parties: readonly string[];
  /** What each definition reads beside others. */
  readonly noted: Noted;
}

/** Where faults are gathered. */
export type Saying = Pick<Resolving, "problems">;

export function say<C extends Code>(
  resolving: Saying,
  code: C,
  facts: Facts[C],
  at: { readonly entry: Entry; readonly path?: YamlPath; readonly suggestion?: string | undefined },
): undefined {
  const place = placeOf(at.entry, at.path);
  resolving.problems.push(problem(code, facts, { place, suggestion: at.suggestion }));
  return undefined;
}

export function namesOf(resolving: Resolving, ...kinds: readonly DefinitionKind[]): readonly string[] {
  return [...resolving.kinds].filter(([, kind]) => kinds.includes(kind)).map(([id]) => id);
}

/** The nearest of some names, as a fact of a message. */
export function near(name: string, among: Iterable<string>): { readonly nearest?: string } {
  const found = nearest(name, among);
  return found === undefined ? {} : { nearest: found };
}

/**
 * The scope of a dataset or concept. When there is none of that name, which is said, the one that was likely meant; else
 * one in which nothing is known.
 */
export function scopeOf(
  resolving: Resolving,
  name: string,
  at: { readonly entry: Entry; readonly path: YamlPath },
): Scope {
  if (at.entry.kind !== "dimension") noteRows({ noted: resolving.noted, id: at.entry.id }, name);
  const known = resolving.scopes(name);
  if (known) return known;
  const kind = resolving.kinds.get(name);
  if (kind === "concept" || kind === "dataset") return unknownScope(name);
  const facts = { name, ...near(name, datasetNames(resolving)) };
  say(resolving, "dataset-unknown", facts, { ...at, suggestion: facts.nearest });
  return facts.nearest === undefined ? unknownScope(name) : scopeOf(resolving, facts.nearest, at);
}

function datasetNames({ schema, objects }: Resolving): readonly string[] {
  return [...schema.datasets.keys(), ...objects.keys()];
}

interface Written {
  readonly entry: Entry;
  readonly path: YamlPath;
  readonly text: string;
  readonly scope: Scope;
}

export function readValue(resolving: Resolving, { entry, path, text, scope }: Written): Typed | undefined {
  const typed = parseTyped(text, scope, spansOf(entry, path));
  if (typed.ok) {
    noteExpression({ noted: resolving.noted, id: entry.id }, scope.name, typed.value.expression);
    return typed.value;
  }
  resolving.problems.push(...typed.error);
  return undefined;
}

export function readCondition(resolving: Resolving, written: Written): Expression | undefined {
  const typed = readValue(resolving, written);
  if (!typed) return undefined;
  const { type } = typed.expression;
  if (type === "boolean" || type === "null") return typed.expression;
  return say(resolving, "condition-wanted", { given: type }, written);
}

/** The time column of a dataset or concept; undefined, and said, when it dates nothing. */
export function checkTime(
  resolving: Resolving,
  column: string,
  { entry, path, scope }: { readonly entry: Entry; readonly path: YamlPath; readonly scope: Scope },
): string | undefined {
  const found = scope.find([column]);
  if (found.kind === "not-found") {
    if (found.reason === "unsaid") return undefined;
    const facts = {
      column,
      dataset: scope.name,
      ...(found.nearest !== undefined && { nearest: found.nearest }),
    };
    return say(resolving, "time-unknown", facts, { entry, path, suggestion: found.nearest });
  }
  noteColumn({ noted: resolving.noted, id: entry.id }, scope.name, { column, type: found.type });
  if (found.type === "date" || found.type === "instant") return column;
  return say(resolving, "time-type", { column, type: found.type }, { entry, path });
}

/** What an expression over a dataset rests on: concepts, own datasets, calendars, the rules that its path crosses. */
export function usesOf(
  dataset: string,
  resolving: Resolving,
  ...expressions: readonly (Expression | undefined)[]
) {
  const uses = new Set<string>();
  const cross = (table: string) => {
    if (table === "acquisition") uses.add("acquisition");
    if (table === "allocated_spend") uses.add("allocation");
    const concept = conceptOfTable(table);
    if (concept !== undefined) uses.add(concept);
    if (resolving.objects.has(table) || resolving.kinds.get(table) === "dataset") uses.add(table);
    if (resolving.calendars.has(table)) uses.add(table);
  };
  cross(dataset);
  for (const table of expressions.flatMap((expression) => (expression ? tablesOf(expression) : [])))
    cross(table);
  return uses;
}

function tablesOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("kind" in value && value.kind === "column" && "hops" in value && Array.isArray(value.hops)) {
    return value.hops.map((hop: { readonly to: string }) => hop.to);
  }
  const calendar =
    "kind" in value && value.kind === "bucket" && "grain" in value ? [String(value.grain)] : [];
  return [...calendar, ...Object.values(value).flatMap(tablesOf)];
}
