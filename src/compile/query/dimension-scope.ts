import { nearest } from "../../core/index.ts";
import type { Scope } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";

/**
 * What the names of a query's condition may mean: dimensions by id, and `dataset.column`. Each is left as a
 * column named by the dimension, to be replaced by what each measure's rows carry.
 */
export function dimensionScope({ model, dimension: find }: CompiledModel): Scope {
  return {
    name: "dimensions",
    find: (path) => {
      const name = path.join(".");
      const dimension = find(name);
      if (!dimension) {
        const near = nearest(name, model.dimensions.keys());
        return {
          kind: "not-found",
          part: path.length - 1,
          from: path.length > 1 ? path.slice(0, -1).join(".") : "dimensions",
          reason: "column",
          ...(near !== undefined && { nearest: near }),
        };
      }
      return {
        kind: "found",
        hops: [],
        column: name,
        type: dimension.type,
        ...(dimension.type === "instant" && { day: `${name}_day` }),
        ...(dimension.domain && { domain: dimension.domain }),
      };
    },
  };
}
