import { columnNamed } from "./dictionary/index.ts";
import type { DatasetSpec, ValueDomain } from "./dictionary/spec.ts";

/** What a deal's status falls back on, and what its close and its cycle hang on. */
const closing: readonly ValueDomain[] = ["deal_status", "deal_stage"];

const besideItsOwn: { readonly [column: string]: readonly ValueDomain[] } = {
  "deal.status": closing,
  "deal.closed_at": closing,
  "deal.closed_at_day": closing,
  "deal.cycle_days": closing,
};

/** A campaign's meaning says them, for the facts that do not. */
const saidByCampaign: ReadonlySet<string> = new Set(["channel", "network", "strategy"]);

/** The domains whose mapping decides what a column of a dataset holds. */
export function valuesReadBy(dataset: DatasetSpec, column: string): readonly ValueDomain[] {
  const written = columnNamed(dataset, column)?.domain;
  return [
    ...(written ? [written] : []),
    ...(besideItsOwn[`${dataset.name}.${column}`] ?? []),
    ...(saidByCampaign.has(column) && namesCampaign(dataset) ? (["campaign"] as const) : []),
  ];
}

function namesCampaign({ kind, columns }: DatasetSpec): boolean {
  return kind !== "own" && columns.some(({ references }) => references === "campaign");
}

/**
 * The domains whose mapping decides which rows a dataset has: a word that is known to mean nothing leaves a required
 * column blank, and a representative's meaning may name a territory.
 */
export function valuesReadByRows({ name, columns }: DatasetSpec): readonly ValueDomain[] {
  if (name === "territory") return ["owner"];
  const required = columns.filter(({ required: isRequired }) => isRequired);
  return required.flatMap(({ domain }) => domain ?? []);
}
