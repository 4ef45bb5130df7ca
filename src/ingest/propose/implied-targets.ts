import type { FieldMapping, TargetMapping } from "../../dataset/index.ts";

/** A deal's stage says whether it is open, won or lost, when no other column does. */
export function withStatus(target: TargetMapping): TargetMapping {
  const { stage, status } = target.fields;
  if (target.dataset !== "deal" || stage === undefined || status !== undefined || !("from" in stage))
    return target;
  return { ...target, fields: { ...target.fields, status: { ...stage, domain: "deal_status" } } };
}

/** What a row says besides what it is: the stage that someone is in, the company that it names. */
export function impliedTargets(target: TargetMapping): readonly TargetMapping[] {
  return [...stageTargets(target), ...companyTargets(target)];
}

const stageDatasets: { readonly [dataset: string]: { readonly dataset: string; readonly id: string } } = {
  person: { dataset: "stage_entry", id: "person_id" },
  deal: { dataset: "deal_stage", id: "deal_id" },
};

/** Today's stage: compared from load to load, it makes a history. */
function stageTargets({ dataset, key, fields }: TargetMapping): readonly TargetMapping[] {
  const history = stageDatasets[dataset];
  const stage = fields["stage"];
  const [when] = headersOf(stage);
  if (history === undefined || stage === undefined || when === undefined || key?.length !== 1) return [];
  const own: FieldMapping = { from: key };
  return [{ dataset: history.dataset, when, fields: { [history.id]: own, stage } }];
}

/** A company that is only named becomes one, so that the name leads somewhere. */
function companyTargets({ fields }: TargetMapping): readonly TargetMapping[] {
  const company = fields["company_id"];
  const [name] = headersOf(company);
  if (company === undefined || !("by" in company) || company.by !== "name" || name === undefined) return [];
  return [{ dataset: "company", key: [name], when: name, fields: { name: { from: [name] } } }];
}

function headersOf(field: FieldMapping | undefined): readonly string[] {
  return field !== undefined && "from" in field ? field.from : [];
}
