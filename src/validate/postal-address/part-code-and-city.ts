import type { ReasonOf } from "../checked.ts";
import type { AddressFacts } from "./facts.ts";

export interface CodeAndCity {
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
}

export type PartedCodeAndCity = CodeAndCity & { readonly reason?: ReasonOf<AddressFacts> };

const codeFirst = /^((?:[A-Z]{1,2}[ -]?)?\d{4,5})[ ,-]+(\p{L}.*)$/u;
const codeLast = /^(\p{L}.*?)[ ,]+\(?(\d{5})\)?$/u;
const code = /^(?:[A-Z]{1,2}-)?\d{2} ?\d{2,3}$/;
const letters = /^[^\d]*\p{L}[^\d]*(?:\d{1,2}\D*)?$/u;

/** A postal code and a city that stand in one field, or in each other's, are put where they belong. */
export function partCodeAndCity({ postalCode, city }: CodeAndCity): PartedCodeAndCity {
  if (postalCode === undefined)
    return city === undefined ? {} : (together(city) ?? (code.test(city) ? { postalCode: city } : { city }));
  if (city === undefined)
    return together(postalCode) ?? (/\d/.test(postalCode) ? { postalCode } : { city: postalCode });
  return code.test(city) && letters.test(postalCode)
    ? reasoned("code-and-city-swapped", city, postalCode)
    : parted(postalCode, city);
}

function together(text: string): PartedCodeAndCity | undefined {
  const [first, last] = [codeFirst.exec(text), codeLast.exec(text)];
  if (first) return reasoned("code-and-city-parted", first[1]!, first[2]!);
  return last ? reasoned("code-and-city-parted", last[2]!, last[1]!) : undefined;
}

/** The code stands beside its city as well, or the city beside its code. */
function parted(postalCode: string, city: string): PartedCodeAndCity {
  const inCity = codeFirst.exec(city);
  if (inCity?.[1] === postalCode) return reasoned("code-and-city-parted", postalCode, inCity[2]!);
  const inCode = codeFirst.exec(postalCode);
  if (inCode?.[2]!.toLowerCase() === city.toLowerCase())
    return reasoned("code-and-city-parted", inCode[1]!, city);
  return { postalCode, city };
}

function reasoned(
  reason: "code-and-city-parted" | "code-and-city-swapped",
  postalCode: string,
  city: string,
): PartedCodeAndCity {
  return { postalCode, city, reason: { code: reason, facts: { postalCode, city } } };
}
