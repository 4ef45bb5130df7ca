import type { ReasonOf } from "../checked.ts";
import type { AddressFacts } from "./facts.ts";
import {
  exampleOf,
  formOf,
  lettersBefore,
  mayBeginWithZero,
  type PostalCodeForm,
  writeByForm,
} from "./postal-code-forms.ts";

export interface ReadPostalCode {
  readonly postalCode: string;
  readonly reasons: readonly ReasonOf<AddressFacts>[];
}

const fiveDigits = /^\d{5}$/;

/** Reads a tidy text as a postal code of a country; what does not fit is given back as it stands, with the reason. */
export function readPostalCode(text: string, country: string): ReadPostalCode {
  const form = formOf(country);
  if (!form || (form.template === "NNNNN" && fiveDigits.test(text))) return { postalCode: text, reasons: [] };
  const compact = compactIn(text, country, form);
  if (form.compact.test(compact)) {
    const postalCode = writeByForm(compact, form.template);
    const isSame = postalCode === text;
    return {
      postalCode,
      reasons: isSame ? [] : [{ code: "postal-code-written", facts: { from: text, to: postalCode } }],
    };
  }
  const padded = withLeadingZeros(compact, country, form);
  if (padded !== undefined)
    return {
      postalCode: padded,
      reasons: [{ code: "leading-zero-restored", facts: { from: text, to: padded } }],
    };
  const facts = { text, country, example: exampleOf(form.template) };
  return { postalCode: text, reasons: [{ code: "postal-code-form", facts }] };
}

/** Capitals and digits alone, without the sign of the country that some write before (F-, DE-), or with it where it belongs. */
function compactIn(text: string, country: string, { template }: PostalCodeForm): string {
  const compact = text
    .replace(/[.,]0+$/, "")
    .toUpperCase()
    .replace(/[\s.-]/g, "");
  const letters = /^[A-Z]+(?=\d)/.exec(compact)?.[0] ?? "";
  const own = lettersBefore(template);
  if (own !== "" && letters === "") return own + compact;
  const isDigitsOnly = /^[N -]+$/.test(template);
  const isOfCountry = letters === country || letters === country[0];
  return isDigitsOnly && isOfCountry ? compact.slice(letters.length) : compact;
}

function withLeadingZeros(compact: string, country: string, form: PostalCodeForm): string | undefined {
  if (!mayBeginWithZero.has(country) || !/^[1-9]\d{2,}$/.test(compact)) return undefined;
  const missing = country === "US" || country === "PR" || country === "IT" ? 2 : 1;
  for (let zeros = 1; zeros <= missing; zeros++) {
    const padded = "0".repeat(zeros) + compact;
    if (form.compact.test(padded)) return writeByForm(padded, form.template);
  }
  return undefined;
}
