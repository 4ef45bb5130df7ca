export const industries: readonly string[] = [
  "Industrie",
  "Logistique",
  "Santé",
  "Distribution",
  "Services",
  "Énergie",
];

/** People without a company are individuals. */
export const segments: readonly string[] = ["Particulier", "PME", "ETI", "Grand compte"];

const pairs = (text: string): readonly string[] => text.trim().split(/\s+/u);

/**
 * A firm's root is one of each list, in order: two, two and three letters, so that no two combinations
 * read alike. With an activity word this makes 324,000 distinct names.
 */
export const nameBeginnings = pairs(
  `Ba Be Bo Ca Co Da De Du Fa Fe Ga Go Ha Jo Ka Ko La Le Lo Lu Ma Me Mo Na No Pa Ro Sa So Va`,
);
export const nameMiddles = pairs(
  `be bi ca ce da de di do fa fi ga go la le li lo ma me mi mo na ne ni no ra re ri ro ta ti`,
);
export const nameEndings = pairs(
  `bel cal cor dan del don fas gal gan lac lan len lin lor mar mat mel mon nac nal nel nor ral ran rel ric rol san sel tal`,
);

export const activityWords = [
  "Logistique",
  "Conseil",
  "Énergies",
  "Santé",
  "Distribution",
  "Industrie",
  "Technologies",
  "Bâtiment",
  "Services",
  "Group",
  "Solutions",
  "Systems",
] as const;

export const legalForms = ["SAS", "SA", "SARL", "GmbH", "Ltd", "BV", "SpA"] as const;

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly listPrice: number;
  /** Of the amount of a deal. */
  readonly marginRate: number;
}

export const products: readonly Product[] = [
  { code: "LUM-100", name: "Lumen Essentiel", family: "Logiciel", listPrice: 90, marginRate: 0.7 },
  { code: "LUM-200", name: "Lumen Équipe", family: "Logiciel", listPrice: 240, marginRate: 0.68 },
  { code: "LUM-300", name: "Lumen Entreprise", family: "Logiciel", listPrice: 690, marginRate: 0.65 },
  { code: "CAP-10", name: "Capteur C10", family: "Matériel", listPrice: 150, marginRate: 0.36 },
  { code: "CAP-20", name: "Capteur C20", family: "Matériel", listPrice: 320, marginRate: 0.4 },
  { code: "SRV-01", name: "Mise en service", family: "Service", listPrice: 450, marginRate: 0.5 },
];
