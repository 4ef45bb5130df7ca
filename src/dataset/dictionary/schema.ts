import type { DatasetSpec } from "./spec.ts";

/** Many-to-one: each row of `from` leads to at most one row of `to`, by `from.column` = `to.key` (and `also`). */
export interface Relationship {
  /** The role that names the hop in an expression: `company.industry`, `host.country`. */
  readonly name: string;
  readonly from: string;
  readonly column: string;
  readonly to: string;
  /** The column of `to` that `column` holds: its key, as a rule. */
  readonly key: string;
  /** Columns that must be equal too, where no single one tells the rows of `to` apart. */
  readonly also?: readonly KeyPair[];
  /** `to` keeps history: of its rows with that key, the one in force when the row of `from` is dated. */
  readonly valid?: Validity;
  /** A value of `column` may lead to no row. */
  readonly isPartial?: true;
  /** It leads to the rows of a bridge, which are several: what is added up is shared among them. */
  readonly bridge?: { readonly weight?: string };
}

/** A column of `from`, and the column of `to` that it must equal. */
export interface KeyPair {
  readonly column: string;
  readonly key: string;
}

/** A dataset between two others: each row of `from` leads to several of `to`. */
export interface Bridge {
  readonly from: string;
  /** From a row of `from` to the rows of the bridge. */
  readonly into: Relationship;
  /** From a row of the bridge on. */
  readonly on: Relationship;
}

/** Date or instant columns of a history: `from` <= t < `until`; an open end is null. */
export interface Validity {
  readonly from: string;
  readonly until: string;
  /** The columns of their days, a date being its own: beside a date moments are compared by their day. */
  readonly days: { readonly from: string; readonly until: string };
}

/** The datasets that definitions may name, and how they lead to each other. */
export interface Schema {
  readonly datasets: ReadonlyMap<string, DatasetSpec>;
  /** By the dataset they leave. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
  /** By the dataset they leave. */
  readonly bridges: ReadonlyMap<string, readonly Bridge[]>;
}

export function makeSchema(
  datasets: readonly DatasetSpec[],
  relationships: readonly Relationship[],
  bridges: readonly Bridge[] = [],
): Schema {
  return {
    datasets: new Map(datasets.map((one) => [one.name, one])),
    relationships: byOrigin(relationships),
    bridges: byOrigin(bridges),
  };
}

function byOrigin<One extends { readonly from: string }>(
  all: readonly One[],
): ReadonlyMap<string, readonly One[]> {
  const leaving = new Map<string, One[]>();
  for (const one of all) {
    const known = leaving.get(one.from);
    if (known) known.push(one);
    else leaving.set(one.from, [one]);
  }
  return leaving;
}

export interface Extension {
  readonly datasets: readonly DatasetSpec[];
  readonly relationships: readonly Relationship[];
  readonly bridges: readonly Bridge[];
}

/** A schema with more datasets and relationships beside its own. */
export function extendSchema(schema: Schema, { datasets, relationships, bridges }: Extension): Schema {
  if (datasets.length === 0) return schema;
  return makeSchema(
    [...schema.datasets.values(), ...datasets],
    [...[...schema.relationships.values()].flat(), ...relationships],
    bridges,
  );
}
