import type { Schema } from "../../dataset/index.ts";

/** What a count of the rows of a dataset counts, when the definition does not say. */
const countUnits: { readonly [dataset: string]: string } = {
  person: "people",
  company: "companies",
  stage_entry: "entries",
  touch: "touches",
  activity: "activities",
  handoff: "hand-offs",
  deal: "deals",
  deal_stage: "entries",
  order: "orders",
  campaign: "campaigns",
  acquisition: "people",
  social_post: "posts",
  social_interaction: "interactions",
  form_response: "responses",
  approval: "approvals",
  case: "cases",
  application: "applications",
  consent: "consents",
  rep: "reps",
  territory: "territories",
  product: "products",
};

export function countUnitOf(schema: Schema, dataset: string | undefined): string | undefined {
  if (dataset === undefined) return undefined;
  const spec = schema.datasets.get(dataset);
  if (spec?.kind === "own") return spec.countedAs ?? "rows";
  return Object.hasOwn(countUnits, dataset) ? countUnits[dataset] : undefined;
}
