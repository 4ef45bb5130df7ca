import type { Localised } from "../../core/index.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Why a record is quarantined. */
export const reasons = [
  "required",
  "irregular",
  "not-a-number",
  "decimal-mark-undeclared",
  "number-too-large",
  "not-an-integer",
  "out-of-range",
  "not-a-date",
  "date-order-undeclared",
  "date-out-of-range",
  "not-a-boolean",
  "no-rate",
  "currency-undeclared",
] as const;
export type Reason = (typeof reasons)[number];

/** How a value was repaired. */
export const repairs = [
  "two-digit-year",
  "clock-skipped",
  "clock-repeated",
  "abbreviated-number",
  "rounded-to-cents",
  "value-mapped",
] as const;
export type Repair = (typeof repairs)[number];

export interface Words {
  readonly reasons: { readonly [R in Reason]: string };
  readonly repairs: { readonly [R in Repair]: string };
}

export function reasonWords(reason: Reason): Localised {
  return { en: en.reasons[reason], fr: fr.reasons[reason] };
}

export function repairWords(repair: Repair): Localised {
  return { en: en.repairs[repair], fr: fr.repairs[repair] };
}
