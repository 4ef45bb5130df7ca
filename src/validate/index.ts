/**
 * Whether a value is what its field says: an e-mail address, a name, a telephone, a number of a company, a postal address.
 * One function a field, text in, verdict and reasons out; the same for a bulk load, the API and typing in a form.
 */
export type { Checked, ReasonOf, Verdict } from "./checked.ts";

export { checkEmail, type CheckedEmail, type EmailOptions } from "./email/check-email.ts";
export { describeEmail, type EmailDescription } from "./email/describe-email.ts";
export type { EmailFacts } from "./email/words/facts.ts";
export { sayEmailReason } from "./email/words/words.ts";
