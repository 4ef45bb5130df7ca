import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { RollUpStep } from "../plan/plan.ts";
import { printGroupBy, printGroupKeys } from "./print-group-by.ts";
import { printUnion } from "./print-union.ts";

export function printRollUp({ inputs, keys, levels, values }: RollUpStep): Sql {
  const names = values.map((value) => value.name);
  const together = inputs.length === 1 ? id(inputs[0]!.step) : sql`(${printUnion(inputs, keys, names)}) as u`;
  const added = values.map((value) => sql`${printAdded(value)} as ${id(value.name)}`);
  return sql`select ${join([printGroupKeys(keys, levels), ...added])} from ${together}${printGroupBy(keys, levels)}`;
}

function printAdded({ name, function: how }: RollUpStep["values"][number]): Sql {
  switch (how) {
    case "sum":
      return sql`sum(${id(name)})`;
    case "min":
      return sql`min(${id(name)})`;
    case "max":
      return sql`max(${id(name)})`;
    default:
      return unreachable(how);
  }
}
