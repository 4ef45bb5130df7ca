import {
  columnNamed,
  datasetNamed,
  type ValueDomain,
  valuesReadBy,
  valuesReadByRows,
} from "../../dataset/index.ts";
import type { Expression, ValueType } from "../expression.ts";
import type { SettingName } from "../model.ts";

/** What each definition reads beside other definitions, as it is resolved. */
export type Noted = Map<string, { readonly settings: Set<SettingName>; readonly values: Set<ValueDomain> }>;

interface Reader {
  readonly noted: Noted;
  readonly id: string;
}

/** It reads which rows a dataset has. */
export function noteRows(reader: Reader, dataset: string): void {
  const { values } = readsOf(reader);
  for (const domain of valuesReadByRows(dataset)) values.add(domain);
}

/** It reads a column: its values, and what its type hangs on. */
export function noteColumn(
  reader: Reader,
  dataset: string,
  { column, type }: { readonly column: string; readonly type: ValueType },
): void {
  const { settings, values } = readsOf(reader);
  for (const domain of valuesReadBy(dataset, column)) values.add(domain);
  if (type === "money") settings.add("currency");
  if (type === "instant" || isDayOfInstant(dataset, column)) settings.add("timezone");
}

export function noteExpression(reader: Reader, dataset: string, expression: Expression): void {
  for (const { hops, column, type } of columnsIn(expression)) {
    for (const hop of hops) {
      noteColumn(reader, hop.from, { column: hop.column, type: "entity" });
      noteRows(reader, hop.to);
    }
    noteColumn(reader, hops.at(-1)?.to ?? dataset, { column, type });
  }
}

/** It rests on a unit in which money stands. */
export function noteUnit(reader: Reader, unit: string): void {
  if (/\bmoney\b/u.test(unit)) readsOf(reader).settings.add("currency");
}

function readsOf({ noted, id }: Reader) {
  const known = noted.get(id);
  if (known) return known;
  const made = { settings: new Set<SettingName>(), values: new Set<ValueDomain>() };
  noted.set(id, made);
  return made;
}

/** The day of a moment, or what is counted in days between two of them: days begin and end by the time zone. */
function isDayOfInstant(dataset: string, column: string): boolean {
  if (dataset === "deal" && column === "cycle_days") return true;
  if (!column.endsWith("_day")) return false;
  const spec = datasetNamed(dataset);
  return !spec || columnNamed(spec, column.slice(0, -"_day".length))?.type === "instant";
}

function columnsIn(expression: Expression): readonly (Expression & { readonly kind: "column" })[] {
  if (expression.kind === "column") return [expression];
  return Object.values(expression).flatMap((member: unknown) => expressionsIn(member).flatMap(columnsIn));
}

function expressionsIn(member: unknown): readonly Expression[] {
  if (Array.isArray(member)) return member.flatMap(expressionsIn);
  if (typeof member !== "object" || member === null) return [];
  return isExpression(member) ? [member] : Object.values(member).flatMap(expressionsIn);
}

function isExpression(value: object): value is Expression {
  return "kind" in value && "span" in value;
}
