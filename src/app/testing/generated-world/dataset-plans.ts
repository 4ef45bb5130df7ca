import type { Choices } from "./choices.ts";

export type PlannedType = "text" | "integer" | "decimal" | "money" | "boolean" | "date" | "instant";

export interface PlannedColumn {
  readonly name: string;
  readonly type: PlannedType;
  readonly isRequired: boolean;
}

/** From each row to one of another dataset, by the values of a column. */
export interface PlannedRole {
  readonly name: string;
  readonly by: string;
  readonly to: string;
  /** The column of the other that it holds. */
  readonly key: string;
  readonly isHistory: boolean;
}

export interface PlannedDataset {
  readonly name: string;
  readonly kind: "rows" | "history" | "days";
  /** None: rows are numbered. */
  readonly key?: string;
  readonly time?: string;
  readonly columns: readonly PlannedColumn[];
  readonly roles: readonly PlannedRole[];
}

/** Datasets that lead to those after them, or to themselves; histories of some; a table of days. */
export function planDatasets(all: readonly Choices[]): readonly PlannedDataset[] {
  const names = all.map((_, index) => `d${index + 1}`);
  const keys = all.map((choices) => choices.pick(["text", "integer", "none"] as const));
  const plain = all.map((choices, index) => {
    const later = names
      .map((name, at) => ({ name, key: keys[at]! }))
      .filter(({ key }, at) => at > index || (at === index && key !== "none"));
    return planRows(choices, { name: names[index]!, key: keys[index]!, later });
  });
  const histories = plain.flatMap(({ roles }) => roles.filter(({ isHistory }) => isHistory));
  const distinct = new Map(histories.map((role) => [role.to, role]));
  const kept = [...distinct.keys()].map((name) =>
    planHistory(name, keys[Number(name.slice(1)) - 1]!, all[0]!),
  );
  return [...plain, ...kept, days];
}

type KeyKind = "text" | "integer" | "none";

interface Place {
  readonly name: string;
  readonly key: KeyKind;
  readonly later: readonly { readonly name: string; readonly key: KeyKind }[];
}

const always = (name: string, type: PlannedType): PlannedColumn => ({ name, type, isRequired: true });

function planRows(choices: Choices, { name, key, later }: Place): PlannedDataset {
  const time = choices.pick(["day", "at", "day", "at", undefined]);
  const roles = later.length === 0 ? [] : choices.some(3, () => planRoles(choices, later)).flat();
  const distinct = [...new Map(roles.map((role) => [role.name, role])).values()];
  const references = new Map(
    distinct.map(({ by, to, key: held }) => {
      const target = later.find((one) => one.name === to.replace("h", "d"))!;
      const type = held === "code" || target.key === "text" ? "text" : "integer";
      return [by, { name: by, type, isRequired: false } as const];
    }),
  );
  const isDated = choices.chance(40);
  return {
    name,
    kind: "rows",
    ...(key !== "none" && { key: "k" }),
    ...(time !== undefined && { time }),
    columns: [
      ...(key === "none" ? [] : [always("k", key)]),
      always("code", "text"),
      { name: "day", type: "date", isRequired: isDated },
      { name: "at", type: "instant", isRequired: isDated },
      ...(["ended:date", "t:text", "u:text", "n:integer", "x:decimal", "m:money", "b:boolean"] as const).map(
        (column): PlannedColumn => {
          const [of, type] = column.split(":") as [string, PlannedType];
          return { name: of, type, isRequired: false };
        },
      ),
      ...references.values(),
    ],
    roles: distinct,
  };
}

/** A role, and sometimes the history of what it leads to, by the same column. */
function planRoles(choices: Choices, later: Place["later"]): readonly PlannedRole[] {
  const target = choices.pick(later);
  const word = choices.pick(["", "_b"]);
  const byCode = target.key === "none" || choices.chance(20);
  const key = byCode ? "code" : "k";
  const by = `r_${target.name}${byCode ? "_code" : ""}${word}`;
  const role = {
    name: `${target.name}${byCode ? "c" : ""}${word}`,
    by,
    to: target.name,
    key,
    isHistory: false,
  };
  if (byCode || !choices.chance(40)) return [role];
  const history = {
    name: `h_${role.name}`,
    by,
    to: target.name.replace("d", "h"),
    key: "of",
    isHistory: true,
  };
  return [role, history];
}

function planHistory(name: string, key: KeyKind, choices: Choices): PlannedDataset {
  const [from, until] = choices.pick([
    ["date", "date"],
    ["instant", "instant"],
    ["date", "instant"],
    ["instant", "date"],
  ] as const);
  return {
    name,
    kind: "history",
    columns: [
      always("of", key === "text" ? "text" : "integer"),
      always("since", from),
      { name: "until", type: until, isRequired: false },
      { name: "t", type: "text", isRequired: false },
      { name: "n", type: "integer", isRequired: false },
    ],
    roles: [],
  };
}

/** A row for each day, with the period that it is in. */
const days: PlannedDataset = {
  name: "days",
  kind: "days",
  columns: [
    always("day", "date"),
    { name: "words", type: "text", isRequired: false },
    { name: "starts", type: "date", isRequired: false },
  ],
  roles: [],
};
