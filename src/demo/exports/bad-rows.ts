import type { DemoSize } from "../facts.ts";

type BadReason = "negative_duration" | "impossible_date" | "missing_date" | "not_a_number";

interface BadRowCount {
  readonly file: string;
  readonly reason: BadReason;
  readonly rows: number;
}

/** Rows that are wrong on purpose, beside the good ones: how many of each, by file. */
export interface BadRows {
  of(file: string, reason: BadReason): number;
  all(): readonly BadRowCount[];
}

const perReason: { readonly [S in DemoSize]: number } = { s: 3, m: 12, l: 40 };

const planned: readonly (readonly [file: string, reason: BadReason])[] = [
  ["hubspot/calls-2024-12-31.csv", "negative_duration"],
  ["surveys/reponses.csv", "impossible_date"],
  ["recruiting/applications.csv", "missing_date"],
  ["shop/commandes.csv", "impossible_date"],
  ["shop/commandes.csv", "not_a_number"],
];

export function planBadRows(size: DemoSize): BadRows {
  const counts = planned.map(([file, reason]) => ({ file, reason, rows: perReason[size] }));
  return {
    of: (file, reason) => counts.find((one) => one.file === file && one.reason === reason)?.rows ?? 0,
    all: () => counts,
  };
}
