import type { TargetMapping } from "../../dataset/index.ts";

/** A company that a row only names becomes one, so that the name leads somewhere. */
export function namedCompanies({ fields }: TargetMapping): readonly TargetMapping[] {
  const company = fields["company_id"];
  if (company === undefined || !("from" in company) || company.by !== "name") return [];
  return company.from
    .slice(0, 1)
    .map((name) => ({ dataset: "company", key: [name], when: name, fields: { name: { from: [name] } } }));
}
