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

export function countUnitOf(dataset: string | undefined): string | undefined {
  return dataset === undefined || !Object.hasOwn(countUnits, dataset) ? undefined : countUnits[dataset];
}
