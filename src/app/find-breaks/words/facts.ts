/** What a search can ask wrong. */
export interface Facts {
  "nothing-to-find": { readonly name: string; readonly nearest?: string };
  "not-a-conversion": { readonly metric: string; readonly kind: string };
  "conversion-of-events": { readonly metric: string };
  "value-not-money": { readonly metric: string; readonly unit: string };
  "steps-too-young": { readonly steps: readonly string[]; readonly horizonDays: number };
}
