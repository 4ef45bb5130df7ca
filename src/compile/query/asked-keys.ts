import type { MetricQuery } from "../../contract/index.ts";
import { periodName, type ValueType } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { bucketType, type FoundDimension } from "../model/find-dimension.ts";
import { type OwnKey, ownKeyOf } from "../track/own-key.ts";

/** A key of an answer's groups: a period of what dates each metric, a dimension, or what the metric itself brings. */
export type AskedKey = { readonly name: string; readonly column: string } & (
  | { readonly kind: "period"; readonly grain: string; readonly type: ValueType }
  | { readonly kind: "dimension"; readonly dimension: FoundDimension }
  | ({ readonly kind: "own"; readonly type: ValueType } & OwnKey)
);

/** The keys of a query, the period that it asks as its grain first; names that mean nothing are left out. */
export function askedKeys(compiled: CompiledModel, { grain, by, metrics }: MetricQuery): readonly AskedKey[] {
  const period = (name: string, column: string, part: string): readonly AskedKey[] => {
    const type = bucketType(compiled.model, part);
    return type === undefined ? [] : [{ kind: "period", name, column, grain: part, type }];
  };
  const first = grain === undefined ? [] : period(periodName, periodName, grain);
  const others = by.flatMap((name, index): readonly AskedKey[] => {
    const column = `key_${index + 1}`;
    const part = periodPart(name);
    if (part !== undefined) return period(name, column, part);
    const dimension = compiled.dimension(name);
    return dimension ? [{ kind: "dimension", name, column, dimension }] : [];
  });
  const own = metrics.flatMap((id): readonly AskedKey[] => {
    const key = ownKeyOf(compiled, id);
    return key ? [{ kind: "own", column: key.name, type: "integer", ...key }] : [];
  });
  return [...first, ...others, ...own];
}

/** The grain of `period:month`; undefined for a dimension. */
export function periodPart(name: string): string | undefined {
  return name.startsWith(`${periodName}:`) ? name.slice(periodName.length + 1) : undefined;
}

/** Without the grain. */
export function plainName(name: string): string {
  return name.replace(/:.*$/u, "");
}
