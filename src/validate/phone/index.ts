/** A telephone number, read from any usual writing as E.164. It knows the plans of all countries, and not whether anybody answers. */
export { checkPhone, type Phone, type PhoneContext, type PhoneNumber } from "./check-phone.ts";
export { type PhoneFacts, sayPhoneReason } from "./facts.ts";
export type { PhoneKind } from "./number-plan.ts";
