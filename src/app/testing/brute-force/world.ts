import type { Settings } from "../../../core/index.ts";
import type { DatasetSpec } from "../../../dataset/index.ts";
import type { Model } from "../../../definitions/index.ts";
import type { TestRow, TestTables } from "../query-world.ts";
import { dayText } from "./civil.ts";
import { exact, keyText, type Value } from "./value.ts";
import { localDay, type Zone, zoneOf } from "./zone.ts";

export type Row = ReadonlyMap<string, Value>;

/** Definitions over rows in memory. */
export interface World {
  readonly model: Model;
  readonly settings: Settings;
  readonly zone: Zone;
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** The last day known. */
  readonly today: number;
  /** The value of a metric that serves as a dimension, for the row of a key. */
  readonly metricValue: (dimension: string, key: Value) => Value;
}

export type MetricValue = (world: World, dimension: string, key: Value) => Value;

export interface WorldParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly tables: TestTables;
  readonly asOf: string;
}

export function worldOf({ model, settings, tables, asOf }: WorldParts, metricValue: MetricValue): World {
  const zone = zoneOf(settings.timezone);
  const read = [...model.schema.datasets.values()].map(
    (dataset) => [dataset.name, rowsOf(dataset, tables[dataset.name] ?? [], zone)] as const,
  );
  const known = new Map<string, Value>();
  const world: World = {
    model,
    settings,
    zone,
    tables: new Map(read),
    today: localDay(zone, secondOf(asOf)),
    metricValue: (dimension, key) => {
      const name = keyText([dimension, key]);
      if (!known.has(name)) known.set(name, metricValue(world, dimension, key));
      return known.get(name)!;
    },
  };
  return world;
}

export function tableNamed({ tables }: World, dataset: string): readonly Row[] {
  const rows = tables.get(dataset);
  if (!rows) throw new Error(`There is no table ${dataset}.`);
  return rows;
}

/** The column of a row; null where there is no row. */
export function cell(row: Row | undefined, column: string): Value {
  return row?.get(column) ?? null;
}

function rowsOf(dataset: DatasetSpec, rows: readonly TestRow[], zone: Zone): readonly Row[] {
  return rows.map((row, index) => {
    const values = dataset.columns.flatMap(({ name, type }): readonly (readonly [string, Value])[] => {
      const value = valueOf(row[name] ?? null, type);
      if (type !== "instant" || typeof value !== "string") return [[name, value]];
      return [
        [name, value],
        [`${name}_day`, dayText(localDay(zone, secondOf(value)))],
      ];
    });
    const raw = Object.entries(row).filter(([name]) => name.endsWith("_raw"));
    const key = row[dataset.key] ?? (dataset.kind === "own" ? index + 1 : `${dataset.name}-${index}`);
    return new Map<string, Value>([
      ...values,
      ...raw.map(([name, value]) => [name, valueOf(value, "text")] as const),
      [dataset.key, valueOf(key, typeof key === "number" ? "integer" : "text")],
    ]);
  });
}

function valueOf(value: TestRow[string], type: string): Value {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "integer":
    case "entity":
    case "decimal":
    case "money":
      return exact(String(value));
    case "boolean":
      return value === true;
    case "instant":
      return new Date(String(value)).toISOString();
    default:
      return String(value);
  }
}

/** Seconds since 1970, with decimals. */
export function secondOf(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** A column that may date rows. */
export interface TimeColumn {
  readonly column: string;
  readonly type: "date" | "instant";
}

export function timeColumn({ model }: World, dataset: string, column: string): TimeColumn {
  const spec = model.schema.datasets.get(dataset)?.columns.find(({ name }) => name === column);
  return { column, type: spec?.type === "instant" ? "instant" : "date" };
}
