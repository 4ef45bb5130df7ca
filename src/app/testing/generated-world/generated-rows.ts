import type { TestRow, TestTables } from "../query-world.ts";
import type { Choices } from "./choices.ts";
import type { PlannedColumn, PlannedDataset, PlannedType } from "./dataset-plans.ts";

/** Turns of years, months and clocks, leap days, and what lies near them. */
const days: readonly string[] = [
  "2024-02-29",
  "2024-03-01",
  "2024-02-28",
  "2024-03-31",
  "2024-03-30",
  "2024-03-29",
  "2024-04-01",
  "2024-02-15",
  "2024-01-31",
  "2024-01-01",
  "2023-12-31",
  "2024-03-04",
  "2024-03-03",
  "2023-02-28",
  "2023-03-01",
  "2024-10-27",
];

/** With those on which the clocks of other zones change. */
const momentDays = [...days, "2024-03-30", "2024-03-31", "2024-03-10", "2024-04-06", "2024-11-03"];

const hours = [
  "12:00:00",
  "22:30:00",
  "23:30:00",
  "00:30:00",
  "01:10:00",
  "01:50:00",
  "00:59:59.500",
  "04:30:00",
  "05:30:00",
  "14:40:00",
  "15:10:00",
];

const values: { readonly [T in PlannedType]: readonly (string | number | boolean)[] } = {
  text: ["a", "b", "A", "", " a ", "é", "ab", "a-b", "\u{1F600}", "12", "b%", "2024-02-29", "'; --"],
  integer: [1, 0, 2, 3, -1, 7, 1000, -1000],
  decimal: ["1", "0", "0.5", "-2.75", "1.25", "12345.678901", "0.000001", "-0.5"],
  money: ["10", "0", "-3.50", "0.01", "9999999999.99", "-9999999999.99", "33.33"],
  boolean: [true, false],
  date: days,
  instant: momentDays,
};

/** The rows of each dataset: a list of choices for each row. */
export function generateRows(
  datasets: readonly PlannedDataset[],
  all: readonly (readonly Choices[])[],
): TestTables {
  const keys = new Map(
    datasets.map((dataset, index) => [dataset.name, (all[index] ?? []).map((_, at) => keysOf(dataset, at))]),
  );
  const tables = datasets.map((dataset, index): readonly [string, readonly TestRow[]] => {
    const own = all[index] ?? [];
    switch (dataset.kind) {
      case "history":
        return [dataset.name, historyOf(dataset, own, keys)];
      case "days":
        return [dataset.name, daysOf()];
      default:
        return [dataset.name, own.map((choices, at) => rowOf(dataset, { choices, at, keys }))];
    }
  });
  return Object.fromEntries(tables);
}

type Keys = ReadonlyMap<string, readonly { readonly k: string | number; readonly code: string }[]>;

function keysOf({ columns }: PlannedDataset, at: number) {
  const isText = columns.find(({ name }) => name === "k")?.type !== "integer";
  return { k: isText ? (["é", "\u{1F600}"][at] ?? `k${at}`) : at + 1, code: `c${at}` };
}

interface RowAt {
  readonly choices: Choices;
  readonly at: number;
  readonly keys: Keys;
}

function rowOf(dataset: PlannedDataset, { choices, at, keys }: RowAt): TestRow {
  const own = keysOf(dataset, at);
  const row = dataset.columns.map((column): readonly [string, TestRow[string]] => {
    if (column.name === "k" || column.name === "code") return [column.name, own[column.name]];
    const role = dataset.roles.find(({ by }) => by === column.name);
    if (role) return [column.name, referenceOf(choices, keys.get(role.to.replace("h", "d")) ?? [], role.key)];
    return [column.name, cellOf(choices, column)];
  });
  return Object.fromEntries(row);
}

function referenceOf(
  choices: Choices,
  targets: readonly { k: string | number; code: string }[],
  key: string,
) {
  const held = targets.map(({ k, code }) => (key === "code" ? code : k));
  if (held.length === 0 || choices.chance(10)) return null;
  if (choices.chance(5)) return typeof held[0] === "number" ? 999 : "nowhere";
  return choices.pick(held);
}

function cellOf(choices: Choices, { type, isRequired }: PlannedColumn): TestRow[string] {
  if (!isRequired && choices.chance(15)) return null;
  const value = choices.pick(values[type]);
  return type === "instant" ? `${String(value)}T${choices.pick(hours)}Z` : value;
}

/** For each key, stretches that follow one another, some with a gap between; the last may be open. */
function historyOf(dataset: PlannedDataset, all: readonly Choices[], keys: Keys): readonly TestRow[] {
  const targets = keys.get(dataset.name.replace("h", "d")) ?? [];
  const typeOf = (name: string) => dataset.columns.find((column) => column.name === name)!.type;
  const isMixed = typeOf("since") !== typeOf("until");
  const sorted = days.toSorted();
  return targets.flatMap(({ k }, index) => {
    const choices = all[index];
    if (!choices) return [];
    const hour = isMixed ? "12:00" : choices.pick(["12:00", "23:30", "00:30"]);
    const end = (type: PlannedType, day: string) => (type === "date" ? day : `${day}T${hour}:00Z`);
    const untilEnd = (type: PlannedType, day: string) =>
      type === "instant" && isMixed ? `${dayBefore(day)}T12:00:00Z` : end(type, day);
    const ends = [...new Set(choices.some(4, () => choices.pick(sorted)))].toSorted();
    return ends.flatMap((day, at): readonly TestRow[] => {
      const next = ends[at + 1];
      if (next !== undefined && choices.chance(20)) return [];
      const until = next ?? (choices.chance(50) ? "2025-01-01" : null);
      return [
        {
          of: k,
          since: end(typeOf("since"), day),
          until: until === null ? null : untilEnd(typeOf("until"), until),
          t: choices.pick(["small", "large", null]),
          n: choices.pick([1, 2, null]),
        },
      ];
    });
  });
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** From the middle of January to April of 2024: stretches of unlike lengths, and days in none. */
function daysOf(): readonly TestRow[] {
  const starts = ["2024-01-15", "2024-02-01", "2024-02-11", "2024-03-01", "2024-03-31", "2024-04-10"];
  const first = Date.parse("2024-01-15");
  return Array.from({ length: 86 }, (_, index) => {
    const day = new Date(first + index * 86_400_000).toISOString().slice(0, 10);
    const start = starts.findLast((one) => one <= day)!;
    const isOutside = day === "2024-02-05";
    return {
      day,
      words: isOutside ? null : (["w", "i", "n", "t", "e", "r"][starts.indexOf(start)] ?? null),
      starts: isOutside ? null : start,
    };
  });
}
