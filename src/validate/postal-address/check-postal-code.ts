import type { Checked } from "../checked.ts";
import type { CountryCode } from "../country/index.ts";
import { judge, refuse } from "../judge.ts";
import { tidyText } from "../text/tidy-text.ts";
import { checkFrenchPlace } from "./check-french-place.ts";
import { type AddressFacts, addressWeights } from "./facts.ts";
import { readPostalCode } from "./read-postal-code.ts";

const longest = 40;

/** A postal code alone, by the form of its country; one of France must be in use. */
export function checkPostalCode(text: string, country: CountryCode): Checked<string, AddressFacts> {
  if (text.length > longest) return refuse([{ code: "part-too-long", facts: { limit: longest } }]);
  const tidied = tidyText(text);
  if (tidied.text === "") return refuse([{ code: "address-empty", facts: {} }]);
  const { postalCode, reasons } = readPostalCode(tidied.text, country);
  if (reasons.some(({ code }) => code === "postal-code-form")) return refuse(reasons);
  const place = country === "FR" ? checkFrenchPlace(postalCode, undefined).reasons : [];
  return judge({ value: postalCode, reasons: [...tidied.reasons, ...reasons, ...place] }, addressWeights);
}
