import { membership } from "./membership.ts";
import { columnNamed, type ValueDomain } from "../../dataset/index.ts";
import type { Localised } from "../../core/index.ts";
import {
  dimensionFacts,
  type FoundColumn,
  type Expression,
  isDatePart,
  isDayGrain,
  isHourGrain,
  memberHop,
  type Model,
  periodType,
  type Scopes,
  type ValueType,
} from "../../definitions/index.ts";

/** A dimension by its id, or a column of a dataset that serves as one. */
export interface FoundDimension {
  readonly name: string;
  readonly type: ValueType;
  readonly label: Localised;
  readonly on: ReadonlyMap<string, Expression>;
  /** The list its values are taken from, when they are those of one column. */
  readonly domain?: ValueDomain;
  /** A date or a moment asked by its period, or by a part of it. */
  readonly grain?: string;
}

const nowhere = { start: 0, end: 0 };

/** `sector`, `deal.closed_at`, `booking.host.country`, each with a grain when it is a date: `deal.closed_at:month`. */
export function findDimension(model: Model, scopes: Scopes, name: string): FoundDimension | undefined {
  const [base = "", grain, ...rest] = name.split(":");
  if (rest.length > 0) return undefined;
  const found = declared(model, base) ?? membership(model, base) ?? ofColumn(model, scopes, base);
  return found && grain !== undefined ? atGrain(model, found, grain) : found;
}

function declared(model: Model, id: string): FoundDimension | undefined {
  const dimension = model.dimensions.get(id);
  if (!dimension) return undefined;
  const { label, on } = dimension;
  return { name: id, label, on: new Map(Object.entries(on)), ...dimensionFacts(model.schema, dimension) };
}

function ofColumn(model: Model, scopes: Scopes, name: string): FoundDimension | undefined {
  const [source = "", ...path] = name.split(".");
  const column = path.length === 0 ? undefined : scopes(source)?.find(path);
  return column?.kind === "found" ? asDimension(model, { name, source, column }) : undefined;
}

interface NamedColumn {
  readonly name: string;
  readonly source: string;
  readonly column: FoundColumn;
}

/** Rows of a concept's object reach the column too, by their membership. */
function asDimension({ schema, concepts }: Model, { name, source, column }: NamedColumn): FoundDimension {
  const dataset = schema.datasets.get(column.hops.at(-1)?.to ?? source);
  const spec = dataset && columnNamed(dataset, column.column);
  const { hops, type } = column;
  const own = { kind: "column", hops, column: column.column, type, span: nowhere } as const;
  const object = schema.datasets.get(concepts.get(source)?.object ?? "");
  return {
    name,
    type,
    label: spec?.label ?? { en: column.column, fr: column.column },
    on: new Map([
      [source, own],
      ...(object ? [[object.name, { ...own, hops: [memberHop(source, object), ...hops] }] as const] : []),
    ]),
    ...(column.domain && { domain: column.domain }),
  };
}

function atGrain(
  model: Model,
  { name, label, on }: FoundDimension,
  grain: string,
): FoundDimension | undefined {
  const type = bucketType(model, grain);
  const buckets = [...on].map(([source, expression]) => [source, bucketOf(expression, grain, type)] as const);
  if (type === undefined || buckets.some(([, bucket]) => !bucket)) return undefined;
  const known = buckets.flatMap(([source, bucket]) => (bucket ? [[source, bucket] as const] : []));
  return { name: `${name}:${grain}`, type, label, on: new Map(known), grain };
}

/** The type of what names the periods of a grain, of a calendar, or the values of a part of a date. */
export function bucketType({ calendars }: Pick<Model, "calendars">, grain: string): ValueType | undefined {
  if (isDayGrain(grain)) return "date";
  if (isHourGrain(grain)) return "instant";
  if (isDatePart(grain)) return "integer";
  const calendar = calendars.get(grain);
  return calendar && periodType(calendar.periods);
}

/** A period of a date, or of a moment by its day in the workspace's zone; undefined for what is no time. */
function bucketOf(
  expression: Expression,
  grain: string,
  type: ValueType | undefined,
): Expression | undefined {
  if (type === undefined) return undefined;
  const operand = isHourGrain(grain) ? momentOf(expression) : dayOf(expression);
  return operand && { kind: "bucket", operand, grain, type, span: nowhere };
}

function momentOf(expression: Expression): Expression | undefined {
  return expression.type === "instant" ? expression : undefined;
}

function dayOf(expression: Expression): Expression | undefined {
  if (expression.type === "date") return expression;
  if (expression.type !== "instant" || expression.kind !== "column") return undefined;
  return { ...expression, column: `${expression.column}_day`, type: "date" };
}
