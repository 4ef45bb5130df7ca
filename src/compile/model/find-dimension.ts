import type { Localised } from "../../core/index.ts";
import type { ValueDomain } from "../../dataset/index.ts";
import { datasetNamed } from "../../dataset/index.ts";
import type { Expression, Model, ValueType } from "../../definitions/index.ts";
import { sourceNamed } from "./source.ts";

/** A dimension by its id, or a column of a dataset that serves as one. */
export interface FoundDimension {
  readonly name: string;
  readonly type: ValueType;
  readonly label: Localised;
  readonly on: ReadonlyMap<string, Expression>;
  /** The list its values are taken from, when they are those of one column. */
  readonly domain?: ValueDomain;
}

const nowhere = { start: 0, end: 0 };

export function findDimension(model: Model, name: string): FoundDimension | undefined {
  const declared = model.dimensions.get(name);
  if (declared) {
    const { type, label } = declared;
    const on = new Map(Object.entries(declared.on));
    const domain = commonDomain(model, on);
    return { name, type, label, on, ...(domain && { domain }) };
  }
  const [datasetName, columnName, ...rest] = name.split(".");
  if (datasetName === undefined || columnName === undefined || rest.length > 0) return undefined;
  return columnDimension(model, datasetName, columnName);
}

function columnDimension(model: Model, source: string, columnName: string): FoundDimension | undefined {
  const column = sourceNamed(model, source)?.columns.get(columnName);
  if (!column) return undefined;
  const { type, spec } = column;
  const words = spec?.label ?? { en: columnName, fr: columnName };
  return {
    name: `${source}.${columnName}`,
    type,
    label: words,
    on: new Map([[source, { kind: "column", hops: [], column: columnName, type, span: nowhere }]]),
    ...(spec?.domain && { domain: spec.domain }),
  };
}

function commonDomain(model: Model, on: ReadonlyMap<string, Expression>): ValueDomain | undefined {
  const domains = new Set([...on].map(([source, expression]) => domainOf(model, source, expression)));
  domains.delete(undefined);
  return domains.size === 1 ? [...domains][0] : undefined;
}

function domainOf(model: Model, source: string, expression: Expression): ValueDomain | undefined {
  if (expression.kind !== "column") return undefined;
  const dataset = expression.hops.at(-1)?.to ?? source;
  if (!datasetNamed(dataset)) return undefined;
  return sourceNamed(model, dataset)?.columns.get(expression.column)?.spec?.domain;
}
