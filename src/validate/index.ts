/**
 * Whether a value is what its field says: an e-mail address, a name, a telephone, a number of a company, a postal address.
 * One function a field, text in, verdict and reasons out; the same for a bulk load, the API and typing in a form.
 */
export type { Checked, ReasonOf, Verdict } from "./checked.ts";

export { checkEmail, type CheckedEmail, type EmailOptions } from "./email/check-email.ts";
export { describeEmail, type EmailDescription } from "./email/describe-email.ts";
export type { EmailFacts } from "./email/words/facts.ts";
export { sayEmailReason } from "./email/words/words.ts";

export { checkIban } from "./company-number/check-iban.ts";
export { checkLei } from "./company-number/check-lei.ts";
export { checkRcs } from "./company-number/check-rcs.ts";
export { checkSiren, checkSiret } from "./company-number/check-siren.ts";
export { checkVat, type VatOptions } from "./company-number/check-vat.ts";
export {
  compareNumbers,
  type CompanyNumbers,
  sirenOfSiret,
  sirenOfVat,
  vatOfSiren,
} from "./company-number/link-numbers.ts";
export type { CheckedNumber } from "./company-number/reason.ts";
export { isInVies } from "./company-number/vat/rules.ts";
export type { NumberFacts, NumberKind } from "./company-number/words/facts.ts";
export { sayNumberReason } from "./company-number/words/words.ts";
