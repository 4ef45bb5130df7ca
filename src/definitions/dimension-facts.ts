import { columnNamed, type Schema, type ValueDomain } from "../dataset/index.ts";
import type { DimensionFacts } from "./dimension-scope.ts";
import type { Expression } from "./expression.ts";
import { asOfRow, type Dimension } from "./model.ts";

/** What a condition must know of a dimension. */
export function dimensionFacts(schema: Schema, { type, on }: Pick<Dimension, "type" | "on">): DimensionFacts {
  const domains = new Set(Object.entries(on).map(([source, one]) => domainOf(schema, source, one)));
  domains.delete(undefined);
  const [domain] = domains;
  return { type, ...(domains.size === 1 && domain && { domain }) };
}

function domainOf(schema: Schema, source: string, expression: Expression): ValueDomain | undefined {
  if (expression.kind !== "column") return undefined;
  const dataset = schema.datasets.get(expression.hops.at(-1)?.to ?? source);
  return dataset && columnNamed(dataset, expression.column)?.domain;
}

/** What a condition must know of concepts: whether an object is ever in one, and whether it was when the row is dated. */
export function conceptFacts(concepts: Iterable<string>): ReadonlyMap<string, DimensionFacts> {
  return new Map(
    [...concepts].flatMap((id) => [id, `${id}.${asOfRow}`]).map((name) => [name, { type: "boolean" }]),
  );
}
