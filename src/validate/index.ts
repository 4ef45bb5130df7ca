/**
 * Whether a value is what its field says: an e-mail address, a name, a telephone, a number of a company, a postal address.
 * One function a field, text in, verdict and reasons out; the same for a bulk load, the API and typing in a form.
 */
export type { Checked, ReasonOf, Verdict } from "./checked.ts";

export {
  checkEmail,
  checkEmailDelivery,
  type CheckedEmail,
  describeEmail,
  type EmailDescription,
  type EmailFacts,
  type EmailOptions,
  type MailAnswer,
  type MailLookUp,
  type MailLookUpOptions,
  openMailLookUp,
  sayEmailReason,
} from "./email/index.ts";

export {
  checkIban,
  checkLei,
  checkRcs,
  checkSiren,
  checkSiret,
  checkVat,
  type CheckedNumber,
  compareNumbers,
  type CompanyNumbers,
  isInVies,
  type NumberFacts,
  type NumberKind,
  sayNumberReason,
  sirenOfSiret,
  sirenOfVat,
  type VatOptions,
  vatOfSiren,
} from "./company-number/index.ts";
