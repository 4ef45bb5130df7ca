/**
 * Whether a value is what its field says: an e-mail address, a name, a telephone, a number of a company, a postal address.
 * One function a field, text in, verdict and reasons out; the same for a bulk load, the API and typing in a form.
 */
export type { Checked, ReasonOf, Verdict } from "./checked.ts";
