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
  freeMailDomains,
  openMailLookUp,
  roleMailboxes,
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
export { eachOnce } from "./each-once.ts";

export {
  type Civility,
  checkPersonName,
  countNameUse,
  type FullNameContext,
  type NameContext,
  type NameFacts,
  type NameOrder,
  type NameUse,
  type PersonName,
  readFullName,
  sayNameReason,
  type Title,
  type WrittenName,
} from "./person-name/index.ts";

export {
  checkPhone,
  type Phone,
  type PhoneContext,
  type PhoneFacts,
  type PhoneKind,
  type PhoneNumber,
  sayPhoneReason,
} from "./phone/index.ts";

export {
  type AddressContext,
  type AddressFacts,
  checkPostalAddress,
  checkPostalCode,
  nameOfDepartment,
  type PostalAddress,
  sayAddressReason,
  type WrittenAddress,
} from "./postal-address/index.ts";

export {
  checkCountry,
  type CountryCode,
  type CountryFacts,
  nameOfCountry,
  sayCountryReason,
} from "./country/index.ts";

export {
  type FieldContext,
  type FieldFinding,
  type FieldKind,
  fieldParts,
  type FieldTexts,
  type JudgedField,
  judgeField,
  sayFieldReason,
} from "./field/index.ts";

export { type BulkOptions, judgeFiles, rulesVersion, type ValuesFile } from "./bulk/index.ts";
