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
import { makeSchema, type Relationship, type Schema } from "./schema.ts";
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

/** Every relationship of the common dataset: its reference columns, and a person's acquisition. */
const relationships: readonly Relationship[] = [
  ...dictionary.flatMap((dataset) =>
    dataset.columns.flatMap((column): readonly Relationship[] => {
      const to = column.references;
      if (to === undefined) return [];
      return [{ name: to, from: dataset.name, column: column.name, to, key: datasetNamed(to)!.key }];
    }),
  ),
  {
    name: "acquisition",
    from: "person",
    column: "person_id",
    to: "acquisition",
    key: "person_id",
    isPartial: true,
  },
];

/** The common dataset alone. */
export const commonSchema: Schema = makeSchema(dictionary, relationships);
