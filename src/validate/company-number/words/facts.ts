export type NumberKind = "siren" | "siret" | "rcs" | "vat" | "iban" | "lei";

interface Named {
  readonly kind: NumberKind;
  /** ISO 3166, or EL and XI as VAT numbers have it; when the kind has countries. */
  readonly country?: string;
}

/** What can be said of a company's number. */
export interface NumberFacts extends Faults, Repairs, Doubts {}

interface Faults {
  empty: Named;
  "character-refused": Named & { readonly character: string };
  "shape-wrong": Named & { readonly length: number; readonly example: string };
  "country-missing": Named;
  "country-unknown": Named & { readonly prefix: string };
  "value-impossible": Named;
  "check-digit-wrong": Named;
}

interface Repairs {
  "separators-removed": object;
  "letters-raised": object;
  "zeros-restored": Named;
  "prefix-added": { readonly prefix: string };
  "prefix-removed": { readonly prefix: string };
  "prefix-renamed": { readonly from: string; readonly to: string };
}

interface Doubts {
  monegasque: Named;
  "siren-differs": {
    readonly one: { readonly kind: NumberKind; readonly siren: string };
    readonly other: { readonly kind: NumberKind; readonly siren: string };
  };
}
