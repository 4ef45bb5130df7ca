/**
 * An address that a CRM can send to: what is one, how it is often written, what is doubtful about it, and whose it is.
 * Opens no connection unless somebody opens a `MailLookUp`, and never refuses for what a list says.
 */
export { checkEmailDelivery } from "./check-delivery.ts";
export { checkEmail, type CheckedEmail, type EmailOptions } from "./check-email.ts";
export { describeEmail, type EmailDescription } from "./describe-email.ts";
export { type MailAnswer, type MailLookUp, type MailLookUpOptions, openMailLookUp } from "./mail-look-up.ts";
export { freeMailDomains } from "./providers.ts";
export { roleMailboxes } from "./role.ts";
export type { EmailFacts } from "./words/facts.ts";
export { sayEmailReason } from "./words/words.ts";
