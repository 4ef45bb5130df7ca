import { printUnit, readUnit, type Unit } from "../typing/unit.ts";
import { countUnitOf } from "./count-units.ts";
import type { Resolving } from "./resolving.ts";

/** What the rows of a dataset, or the members of a concept, are counted in. */
export function countedIn({ schema, objects }: Resolving, source: string | undefined): string {
  const word = countUnitOf(schema, objects.get(source ?? "") ?? source);
  return word ?? "rows";
}

export function unitNamed(word: string): Unit {
  return readUnit(word) ?? "unknown";
}

/** A unit as it is kept in the model; what is not known is a bare number. */
export function unitWord(unit: Unit): string {
  return typeof unit === "string" ? "share" : printUnit(unit);
}
