import { keysOf, type Leaves } from "./leaves.ts";

/** What of a definition changed, as those who sign it speak of it. */
export type ChangedPart =
  | "words"
  | "condition"
  | "time"
  | "unit"
  | "parties"
  | "polarity"
  | "date_basis"
  | "rows"
  | "aggregation"
  | "formula"
  | "value"
  | "rule"
  | "mapping"
  | "setting"
  | "columns"
  | "relationship"
  | "periods"
  | "other";

export interface Change {
  readonly part: ChangedPart;
  /** The keys that lead to it, as in the language: `measure.where`. */
  readonly path: string;
  /** Absent when there was nothing. */
  readonly before?: string;
  /** Absent when there is nothing any more. */
  readonly after?: string;
}

const partsByKey: { readonly [key: string]: ChangedPart } = {
  label: "words",
  description: "words",
  traps: "words",
  words: "words",
  time: "time",
  since: "time",
  is_stock: "time",
  unit: "unit",
  parties: "parties",
  polarity: "polarity",
  date_basis: "date_basis",
  where: "condition",
  condition: "condition",
  touches: "condition",
  aggregation: "aggregation",
  of: "aggregation",
  fraction: "aggregation",
  dataset: "rows",
  object: "rows",
  numerator: "formula",
  denominator: "formula",
  formula: "formula",
  formula_of: "formula",
  inputs: "formula",
  measure: "formula",
  kind: "formula",
  on: "value",
  type: "value",
  entry: "rule",
  take: "rule",
  by: "rule",
  shares: "rule",
  key: "rows",
  counted_as: "unit",
  columns: "columns",
  relationships: "relationship",
  bridge: "relationship",
  periods: "periods",
};

/** Where the keys below are those of columns, roles or periods, and say no more. */
const whole: readonly ChangedPart[] = ["columns", "relationship", "periods"];

/** The key deepest in a path decides, where it says more than the one that holds it. */
const telling: readonly ChangedPart[] = ["words", "time", "unit"];

export function changesBetween(before: Leaves, after: Leaves): readonly Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      const [was, is] = [before.get(path), after.get(path)];
      const keys = keysIn(path);
      return {
        part: partOf(keys),
        path: keys.join("."),
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      };
    });
}

/** `meaning.numerator.where` is `numerator.where`; `condition.members.rich` is `condition.rich`. */
function keysIn(path: string): readonly string[] {
  const keys = keysOf(path).filter((key) => key !== "meaning" && key !== "members");
  return keys.map((key) => key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`));
}

function partOf(keys: readonly string[]): ChangedPart {
  const parts = keys.flatMap((key) => (Object.hasOwn(partsByKey, key) ? [partsByKey[key]!] : []));
  const [first] = parts;
  if (first && whole.includes(first)) return first;
  return (
    parts.find((part) => telling.includes(part)) ??
    parts.find((part) => part !== "formula") ??
    parts[0] ??
    "other"
  );
}
