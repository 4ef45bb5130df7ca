import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { Level, RollUpStep } from "../plan/plan.ts";
import { printGroupBy, printGroupKeys } from "./print-group-by.ts";
import { printUnion } from "./print-union.ts";

/** In one pass by grouping sets where every key is kept at some level, else level by level. */
export function printRollUp(step: RollUpStep): Sql {
  const { keys, levels } = step;
  const isWhole = keys.every((key) => levels.some((level) => level.keys.includes(key)));
  if (isWhole || levels.length === 1) return printLevels(step, levels);
  return join(
    levels.map((level) => printLevels(step, [level])),
    " union all ",
  );
}

function printLevels({ inputs, keys, values }: RollUpStep, levels: readonly Level[]): Sql {
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
