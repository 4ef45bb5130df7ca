import { nearest } from "../core/index.ts";
import type { ValueDomain } from "../dataset/index.ts";
import type { ValueType } from "./expression.ts";
import { periodDay, periodName } from "./grains.ts";
import type { CalendarTypes, FoundColumn, NotFound, Scope, Scopes } from "./scope.ts";

/** What a condition must know of a dimension. */
export interface DimensionFacts {
  readonly type: ValueType;
  /** The list its values are taken from, when they are those of one column. */
  readonly domain?: ValueDomain;
}

/**
 * What the names of a condition over dimensions may mean: dimensions and concepts by id, `dataset.column`, also by way
 * of related rows, and `period`, the moment that dates what each metric counts. Each is left as a column under that name, to be
 * replaced by what the rows of each measure carry.
 */
export function dimensionScope(
  named: ReadonlyMap<string, DimensionFacts>,
  scopes: Scopes,
  calendars: CalendarTypes = new Map(),
): Scope {
  const ofId = (id: string, part: number): FoundColumn | NotFound => {
    if (id === periodName) return { kind: "found", hops: [], column: id, type: "instant", day: periodDay };
    const facts = named.get(id);
    if (facts) return found(id, facts, `${id}:day`);
    const near = nearest(id, [...named.keys(), periodName]);
    return {
      kind: "not-found",
      part,
      from: "dimensions",
      reason: "column",
      ...(near !== undefined && { nearest: near }),
    };
  };
  return {
    name: "dimensions",
    calendars,
    find: (path) => {
      const [first = "", ...rest] = path;
      const scope = rest.length > 0 && !named.has(path.join(".")) ? scopes(first) : undefined;
      if (!scope) return ofId(path.join("."), 0);
      const column = scope.find(rest);
      if (column.kind === "not-found") return { ...column, part: column.part + 1 };
      return found(path.join("."), column, `${path.join(".")}_day`);
    },
  };
}

function found(column: string, { type, domain }: DimensionFacts, day: string): FoundColumn {
  return {
    kind: "found",
    hops: [],
    column,
    type,
    ...(type === "instant" && { day }),
    ...(domain && { domain }),
  };
}
