import type { AnswerColumn, AnswerValue } from "../../contract/index.ts";
import { bucketLabel, type Localised } from "../../core/index.ts";
import { allowedValues, unmapped, unmappedLabel } from "../../dataset/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { isDayGrain, periodName, type ValueType } from "../../definitions/index.ts";
import type { PlannedQuery } from "../query/planned-query.ts";

const period: Localised = { en: "Period", fr: "Période" };

/** The columns of the groups' keys: the period first, then the dimensions in the order asked. */
export function keyColumnsOf({ keys }: PlannedQuery): readonly AnswerColumn[] {
  return keys.map((key): AnswerColumn => {
    const { name } = key;
    if (key.kind === "period") {
      const kind = name === periodName ? "time" : "dimension";
      return { name, kind, type: shownType(key.type), label: period, grain: key.grain };
    }
    if (key.kind === "own") {
      const { type, label, values } = key;
      return { name, kind: "dimension", type: shownType(type), label, ...(values && { values }) };
    }
    const { type, label, grain } = key.dimension;
    return { name, kind: "dimension", type: shownType(type), label, ...(grain !== undefined && { grain }) };
  });
}

function shownType(type: ValueType): AnswerColumn["type"] {
  if (type === "entity") return "integer";
  return type === "null" ? "text" : type;
}

/** The columns with the names of the values that stand in them. */
export function withValueNames(
  compiled: CompiledModel,
  columns: readonly AnswerColumn[],
  rows: readonly (readonly AnswerValue[])[],
): AnswerColumn[] {
  return columns.map((column, index) => {
    const naming = column.values ? undefined : namingOf(compiled, column);
    if (!naming) return column;
    const seen = new Set(rows.map((row) => row[index]).filter((value) => typeof value === "string"));
    const values = [...seen].toSorted().flatMap((value) => {
      const name = naming(value);
      return name ? [[value, name] as const] : [];
    });
    return { ...column, values: Object.fromEntries(values) };
  });
}

function namingOf(
  { settings, dimension }: CompiledModel,
  { kind, grain, name }: AnswerColumn,
): ((value: string) => Localised | undefined) | undefined {
  if (grain !== undefined && isDayGrain(grain))
    return (start) => ({
      en: bucketLabel(settings, grain, start, "en"),
      fr: bucketLabel(settings, grain, start, "fr"),
    });
  const domain = kind === "dimension" ? dimension(name)?.domain : undefined;
  const list = domain && allowedValues[domain];
  if (!list) return undefined;
  const labels = new Map([
    [unmapped, unmappedLabel],
    ...list.map(({ value, label }) => [value, label] as const),
  ]);
  return (value) => labels.get(value);
}
