import { addDays } from "../../core/index.ts";
import { allowedValues, type ColumnSpec, type DatasetSpec, dictionary } from "../../dataset/index.ts";
import { type SeededRandom, seededRandom } from "../../stats/index.ts";
import type { TestRow, TestTables } from "./query-world.ts";

/** Rows for every dataset of the dictionary: references that lead somewhere or are null, known values, nulls. */
export function randomTables(seed: number, size: number): TestTables {
  const random = seededRandom(seed, "tables");
  const keys = new Map(
    dictionary.map((dataset) => [
      dataset.name,
      keysOf(dataset, dataset.kind === "entity" ? size : Math.ceil(size / 2)),
    ]),
  );
  const ids = new Map(
    [...keys].map(([name, values]) => [name, isWide(name) ? values.concat(moreOf(name, size * 2)) : values]),
  );
  const persons = ids.get("person")!;
  ids.set(
    "acquisition",
    persons.filter(() => random.uniform() < 0.6),
  );
  return Object.fromEntries(
    dictionary.map((dataset) => [
      dataset.name,
      ids.get(dataset.name)!.map((key) => rowOf(dataset, key, ids, random)),
    ]),
  );
}

type Key = string | number;

/** Facts, of which there are more than of what they refer to. */
function isWide(name: string): boolean {
  return ["stage_entry", "touch", "activity", "spend", "allocated_spend", "social_interaction"].includes(
    name,
  );
}

function keysOf({ name, kind }: DatasetSpec, count: number): readonly Key[] {
  return Array.from({ length: count }, (_, index) =>
    kind === "entity" ? index + 1 : `${name}:${index + 1}`,
  );
}

function moreOf(name: string, count: number): readonly Key[] {
  return Array.from({ length: count }, (_, index) => `${name}:more:${index + 1}`);
}

function rowOf(
  dataset: DatasetSpec,
  key: Key,
  keys: ReadonlyMap<string, readonly Key[]>,
  random: SeededRandom,
): TestRow {
  const values = dataset.columns.map((column) => {
    if (column.name === dataset.key) return [column.name, key] as const;
    const isNull = !column.required && random.uniform() < 0.2;
    return [column.name, isNull ? null : valueOf(column, keys, random)] as const;
  });
  return Object.fromEntries(values);
}

function valueOf(
  column: ColumnSpec,
  keys: ReadonlyMap<string, readonly Key[]>,
  random: SeededRandom,
): Key | boolean | null {
  if (column.references !== undefined) return random.pick(keys.get(column.references)!);
  const allowed = column.domain && allowedValues[column.domain];
  if (allowed) return random.pick(allowed).value;
  switch (column.type) {
    case "boolean":
      return random.uniform() < 0.5;
    case "integer":
      return random.integer(50);
    case "decimal":
    case "money":
      return ((random.integer(200_000) - 20_000) / 100).toFixed(2);
    case "date":
      return addDays("2023-12-15", random.integer(200));
    case "instant":
      return instantIn(random);
    default:
      return random.pick(["alpha", "bêta", "Gamma", "", "'; --", "\u{1F600}"]);
  }
}

/** Around midnights and the change of clocks as much as anywhere. */
function instantIn(random: SeededRandom): string {
  const day = random.uniform() < 0.1 ? "2024-03-31" : addDays("2023-12-15", random.integer(200));
  const hour = random.pick([0, 1, 2, 9, 12, 21, 22, 23]);
  return `${day}T${String(hour).padStart(2, "0")}:${String(random.integer(60)).padStart(2, "0")}:00Z`;
}
