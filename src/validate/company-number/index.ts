/**
 * Numbers that name a company or its account: their shape, ranges and check digits, by the published rule of each.
 * Whether a number was ever given is for the registers to say, and is not asked.
 */
export { checkIban } from "./check-iban.ts";
export { checkLei } from "./check-lei.ts";
export { checkRcs } from "./check-rcs.ts";
export { checkSiren, checkSiret } from "./check-siren.ts";
export { checkVat, type VatOptions } from "./check-vat.ts";
export {
  compareNumbers,
  type CompanyNumbers,
  sirenOfSiret,
  sirenOfVat,
  vatOfSiren,
} from "./link-numbers.ts";
export type { CheckedNumber } from "./reason.ts";
export { isInVies } from "./vat/rules.ts";
export type { NumberFacts, NumberKind } from "./words/facts.ts";
export { sayNumberReason } from "./words/words.ts";
