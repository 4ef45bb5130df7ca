import { type Expression, periodDay, periodName } from "../../../definitions/index.ts";
import type { Key } from "./asked.ts";
import { type Base, datedBy } from "./base.ts";
import { dimensionNamed, dimensionValue, type Counted, rowScope } from "./dimension-value.ts";
import { valueOf } from "./expression-value.ts";
import { momentOf } from "./moment.ts";
import type { Value } from "./value.ts";
import { dayText } from "./civil.ts";
import { tableNamed, type World } from "./world.ts";

/** A row that a base counts, with what it carries for each key of the question that is a dimension. */
export interface CountedRow extends Counted {
  readonly dimensions: readonly Value[];
  readonly value: Value;
}

/** The rows that a base's own conditions keep. */
export function rowsKept(world: World, base: Base): readonly Counted[] {
  const { dataset } = base.measure;
  const dated = datedBy(world, base);
  return tableNamed(world, dataset)
    .map((row): Counted => ({ dataset, row, moment: dated && momentOf(world, row, dated) }))
    .filter((counted) => base.conditions.every((one) => valueOf(one, rowScope(world, counted)) === true));
}

/** Whether a condition over dimensions is known to hold for a row; `period` is the day that dates it. */
export function holdsFor(world: World, counted: Counted, condition: Expression): boolean {
  const column = (name: string) => {
    if (name !== periodName && name !== periodDay)
      return dimensionValue(world, counted, dimensionNamed(world, name));
    return counted.moment ? dayText(counted.moment.day) : null;
  };
  return valueOf(condition, { world, column: (one) => column(one.column) }) === true;
}

export function withValues(
  world: World,
  counted: Counted,
  { measure }: Base,
  keys: readonly (Key | undefined)[],
): CountedRow {
  return {
    ...counted,
    dimensions: keys.map((key) =>
      key?.kind === "dimension" ? dimensionValue(world, counted, key.dimension) : null,
    ),
    value: measure.of ? valueOf(measure.of, rowScope(world, counted)) : null,
  };
}
