import {
  columnNamed,
  type DatasetSpec,
  type Schema,
  type ValueDomain,
  valuesReadBy,
  valuesReadByRows,
} from "../../dataset/index.ts";
import type { Expression, ValueType } from "../expression.ts";
import type { SettingName } from "../model.ts";

/** What each definition reads beside other definitions, as it is resolved. */
export interface Noted extends Pick<Schema, "datasets"> {
  readonly of: Map<string, { readonly settings: Set<SettingName>; readonly values: Set<ValueDomain> }>;
}

export function notesOn({ datasets }: Schema): Noted {
  return { datasets, of: new Map() };
}

interface Reader {
  readonly noted: Noted;
  readonly id: string;
}

/** It reads which rows a dataset has. */
export function noteRows(reader: Reader, dataset: string): void {
  const { values } = readsOf(reader);
  const spec = reader.noted.datasets.get(dataset);
  for (const domain of spec ? valuesReadByRows(spec) : []) values.add(domain);
}

/** It reads a column: its values, and what its type hangs on. */
export function noteColumn(
  reader: Reader,
  dataset: string,
  { column, type }: { readonly column: string; readonly type: ValueType },
): void {
  const { settings, values } = readsOf(reader);
  const spec = reader.noted.datasets.get(dataset);
  for (const domain of spec ? valuesReadBy(spec, column) : []) values.add(domain);
  if (type === "money") settings.add("currency");
  if (type === "instant" || isDayOfInstant(spec, column)) settings.add("timezone");
}

export function noteExpression(reader: Reader, dataset: string, expression: Expression): void {
  if (expression.kind === "literal") return;
  if (expression.kind === "bucket") noteGrain(reader, expression.grain);
  if (expression.kind === "call") noteCall(reader, expression);
  if (expression.kind !== "column") {
    for (const member of Object.values(expression) as readonly unknown[]) notePart(reader, dataset, member);
    return;
  }
  let table = dataset;
  for (const { column, to, also = [] } of expression.hops) {
    for (const one of [column, ...also.map((pair) => pair.column)])
      noteColumn(reader, table, { column: one, type: "entity" });
    noteRows(reader, to);
    table = to;
  }
  noteColumn(reader, table, expression);
}

/** Operands, items, branches: whatever holds an expression. */
function notePart(reader: Reader, dataset: string, part: unknown): void {
  if (typeof part !== "object" || part === null) return;
  if (isExpression(part)) noteExpression(reader, dataset, part);
  else for (const member of Object.values(part) as readonly unknown[]) notePart(reader, dataset, member);
}

function isExpression(value: object): value is Expression {
  return "kind" in value && "span" in value;
}

/** Business hours are the company's, by the clocks of its zone; so is the day of the moment asked for. */
function noteCall(reader: Reader, { name, type }: Expression & { readonly kind: "call" }): void {
  const isBusiness = name.startsWith("business_");
  const { settings } = readsOf(reader);
  if (isBusiness) settings.add("businessHours");
  if (isBusiness || (name === "as_of" && type === "date")) settings.add("timezone");
}

/** A week begins on some day, a fiscal year in some month. */
function noteGrain(reader: Reader, grain: string): void {
  const { settings } = readsOf(reader);
  if (grain === "week") settings.add("weekStart");
  if (grain.startsWith("fiscal_")) settings.add("fiscalYearStartMonth");
}

/** It rests on a unit in which money stands. */
export function noteUnit(reader: Reader, unit: string): void {
  if (/\bmoney\b/u.test(unit)) readsOf(reader).settings.add("currency");
}

function readsOf({ noted, id }: Reader) {
  const known = noted.of.get(id);
  if (known) return known;
  const made = { settings: new Set<SettingName>(), values: new Set<ValueDomain>() };
  noted.of.set(id, made);
  return made;
}

/** The day of a moment, or what is counted in days between two of them: days begin and end by the time zone. */
function isDayOfInstant(spec: DatasetSpec | undefined, column: string): boolean {
  if (spec?.name === "deal" && column === "cycle_days") return true;
  if (!column.endsWith("_day")) return false;
  return !spec || columnNamed(spec, column.slice(0, -"_day".length))?.type === "instant";
}
