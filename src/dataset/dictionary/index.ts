import { application, approval, formResponse, handoff, stageEntry, supportCase } from "./lifecycle.ts";
import {
  acquisition,
  allocatedSpend,
  campaign,
  socialDay,
  socialInteraction,
  socialPost,
  spend,
  touch,
} from "./marketing.ts";
import { company, consent, person, rep, territory } from "./people.ts";
import { activity, deal, dealStage, order, product } from "./selling.ts";
import type { ColumnSpec, DatasetSpec } from "./spec.ts";

/** The common dataset, in the order in which documentation shows it. */
export const dictionary: readonly DatasetSpec[] = [
  person,
  company,
  stageEntry,
  touch,
  activity,
  handoff,
  deal,
  dealStage,
  order,
  campaign,
  spend,
  allocatedSpend,
  acquisition,
  socialDay,
  socialPost,
  socialInteraction,
  formResponse,
  approval,
  supportCase,
  application,
  consent,
  rep,
  territory,
  product,
];

export function datasetNamed(name: string): DatasetSpec | undefined {
  return dictionary.find((dataset) => dataset.name === name);
}

export function columnNamed(dataset: DatasetSpec, name: string): ColumnSpec | undefined {
  return dataset.columns.find((column) => column.name === name);
}

/** Many-to-one: each row of `from` leads to at most one row of `to`, by `from.column` = the key of `to`. */
export interface Relationship {
  /** The word that names the hop in an expression: `company.industry`. */
  readonly name: string;
  readonly from: string;
  readonly column: string;
  readonly to: string;
}

/** Every relationship of the common dataset: its reference columns, and a person's acquisition. */
export const relationships: readonly Relationship[] = [
  ...dictionary.flatMap((dataset) =>
    dataset.columns.flatMap((column) =>
      column.references === undefined
        ? []
        : [{ name: column.references, from: dataset.name, column: column.name, to: column.references }],
    ),
  ),
  { name: "acquisition", from: "person", column: "person_id", to: "acquisition" },
];
