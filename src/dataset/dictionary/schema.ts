import type { DatasetSpec } from "./spec.ts";

/** Many-to-one: each row of `from` leads to at most one row of `to`, by `from.column` = `to.key`. */
export interface Relationship {
  /** The role that names the hop in an expression: `company.industry`, `host.country`. */
  readonly name: string;
  readonly from: string;
  readonly column: string;
  readonly to: string;
  /** The column of `to` that `column` holds: its key, as a rule. */
  readonly key: string;
  /** `to` keeps history: of its rows with that key, the one in force when the row of `from` is dated. */
  readonly valid?: Validity;
  /** A value of `column` may lead to no row. */
  readonly isPartial?: true;
}

/** Date or instant columns of a history: `from` <= t < `until`; an open end is null. */
export interface Validity {
  readonly from: string;
  readonly until: string;
  /** Those of the two that are dates: beside them a moment is read as its day. */
  readonly days: readonly string[];
}

/** The datasets that definitions may name, and how they lead to each other. */
export interface Schema {
  readonly datasets: ReadonlyMap<string, DatasetSpec>;
  /** By the dataset they leave. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
}

export function makeSchema(datasets: readonly DatasetSpec[], relationships: readonly Relationship[]): Schema {
  const leaving = new Map<string, Relationship[]>();
  for (const one of relationships) {
    const known = leaving.get(one.from);
    if (known) known.push(one);
    else leaving.set(one.from, [one]);
  }
  return { datasets: new Map(datasets.map((one) => [one.name, one])), relationships: leaving };
}

/** A schema with more datasets and relationships beside its own. */
export function extendSchema(
  schema: Schema,
  datasets: readonly DatasetSpec[],
  relationships: readonly Relationship[],
): Schema {
  if (datasets.length === 0 && relationships.length === 0) return schema;
  return makeSchema(
    [...schema.datasets.values(), ...datasets],
    [...[...schema.relationships.values()].flat(), ...relationships],
  );
}
