import type { ValueDomain } from "./spec.ts";

const domains: { readonly [D in ValueDomain]: true } = {
  stage: true,
  deal_stage: true,
  deal_status: true,
  lost_reason: true,
  activity_type: true,
  handoff_status: true,
  rejection_reason: true,
  touch_kind: true,
  channel: true,
  network: true,
  cost_kind: true,
  form_kind: true,
  order_status: true,
  application_stage: true,
  consent_status: true,
  owner: true,
  campaign: true,
  product: true,
};

export const valueDomains: readonly ValueDomain[] = Object.keys(domains).filter(isValueDomain);

export function isValueDomain(name: string): name is ValueDomain {
  return Object.hasOwn(domains, name);
}
