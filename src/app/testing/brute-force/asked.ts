import type { MetricQuery } from "../../../contract/index.ts";
import {
  dimensionFacts,
  dimensionScope,
  type Expression,
  parseCondition,
  periodDay,
  periodName,
  periodType,
  scopesOf,
} from "../../../definitions/index.ts";
import type { Divide } from "./aggregate.ts";
import { type Dimension, dimensionNamed } from "./dimension-value.ts";
import type { AskedPeriod } from "./asked-period.ts";
import { Refused } from "./refused.ts";
import type { World } from "./world.ts";

export type Key =
  | { readonly kind: "period"; readonly name: string; readonly grain: string }
  | { readonly kind: "dimension"; readonly name: string; readonly dimension: Dimension };

/** The positions of the keys that are kept. */
export type Level = readonly number[];

/** A question, its names looked up. */
export interface Asked {
  readonly keys: readonly Key[];
  /** The detail first, then the totals. */
  readonly levels: readonly Level[];
  /** All must hold. */
  readonly where: readonly Expression[];
  readonly period: AskedPeriod;
  readonly isCompared: boolean;
  readonly divide: Divide;
}

export function keysOf(world: World, { grain, by }: Pick<MetricQuery, "grain" | "by">): readonly Key[] {
  const period = (name: string, part: string): Key => ({ kind: "period", name, grain: part });
  const named = by.map((name): Key => {
    if (name.startsWith("period:")) return period(name, name.slice("period:".length));
    return { kind: "dimension", name, dimension: dimensionNamed(world, name) };
  });
  return grain === undefined ? named : [period("period", grain), ...named];
}

export function levelsOf({
  grain,
  by,
  totals,
}: Pick<MetricQuery, "grain" | "by" | "totals">): readonly Level[] {
  const time = grain === undefined ? 0 : 1;
  const first = (count: number): Level => Array.from({ length: count }, (_, index) => time + index);
  const detail: Level = [...(time === 1 ? [0] : []), ...first(by.length)];
  if (!totals) return [detail];
  const shorter = Array.from({ length: by.length }, (_, index) => by.length - 1 - index);
  const within = shorter.map((count) => [...detail.slice(0, time), ...first(count)]);
  const overall = time === 1 ? [by.length, ...shorter].map(first) : [];
  return [detail, ...within, ...overall];
}

/** The conditions of a query, which must all hold. */
export function conditionsOf({ model }: World, where: string | undefined): readonly Expression[] {
  if (where === undefined || where.trim() === "") return [];
  const calendars = new Map([...model.calendars].map(([id, { periods }]) => [id, periodType(periods)]));
  const facts = new Map([...model.dimensions].map(([id, one]) => [id, dimensionFacts(model.schema, one)]));
  const parsed = parseCondition(
    where,
    dimensionScope(facts, scopesOf(model.schema, new Map(), calendars), calendars),
  );
  if (!parsed.ok) throw new Refused(parsed.error[0]!.code);
  return apart(parsed.value);
}

function apart(expression: Expression): readonly Expression[] {
  if (expression.kind !== "binary" || expression.operator !== "and") return [expression];
  return [...apart(expression.left), ...apart(expression.right)];
}

/** The names that a condition over dimensions mentions. */
export function namesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(namesIn);
  if (typeof expression !== "object" || expression === null) return [];
  if ("kind" in expression && expression.kind === "column" && "column" in expression)
    return [expression.column === periodDay ? periodName : String(expression.column)];
  return Object.values(expression).flatMap(namesIn);
}
