/** A country, read from its code or from a name of it. */
export { checkCountry, type CountryCode } from "./check-country.ts";
export { type CountryFacts, sayCountryReason } from "./facts.ts";
export { nameOfCountry } from "./names.ts";
