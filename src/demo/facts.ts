/** What is planted in the demo company, each to be found again by the product. */
export const facts = [
  "duplicates",
  "bad_emails",
  "broken_step",
  "top_network",
  "campaign_effect",
  "uncovered_territory",
  "two_definitions",
  "lifetime",
  "contributions",
] as const;

export type Fact = (typeof facts)[number];

export type DemoSize = "s" | "m" | "l";

export const peopleOf: { readonly [S in DemoSize]: number } = { s: 2_000, m: 50_000, l: 1_000_000 };
