import type { Checked, ReasonOf } from "../checked.ts";
import { checkCountry, type CountryCode } from "../country/index.ts";
import { judge, refuse } from "../judge.ts";
import { foldWords } from "../text/fold.ts";
import { tidyText } from "../text/tidy-text.ts";
import { checkFrenchPlace, type FrenchPlace } from "./check-french-place.ts";
import { type AddressFacts, addressWeights } from "./facts.ts";
import { nameOfDepartment, nameOfRegion, regionOf } from "./french-places.ts";
import { partCodeAndCity } from "./part-code-and-city.ts";
import { readPostalCode } from "./read-postal-code.ts";

/** An address as it is written, each part as it came. */
export interface WrittenAddress {
  readonly street?: string | undefined;
  readonly complement?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly country?: string | undefined;
}

export interface PostalAddress {
  readonly street?: string;
  readonly complement?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** INSEE's code of the commune. */
  readonly commune?: string;
  readonly department?: string;
  readonly region?: string;
  readonly country?: CountryCode;
}

export interface AddressContext {
  /** Where an address without a country lies. */
  readonly country?: CountryCode | undefined;
}

const longest = 300;
const parts = ["street", "complement", "postalCode", "city", "region", "country"] as const;
type Parts = { readonly [Part in (typeof parts)[number]]?: string };
const french: ReadonlySet<string> = new Set("FR GP MQ GF RE YT PM BL MF WF PF NC TF".split(" "));

/** Reads the parts of an address together: the country, the form of its postal code and, for France, that code and city agree. */
export function checkPostalAddress(
  written: WrittenAddress,
  context: AddressContext = {},
): Checked<PostalAddress, AddressFacts> {
  if (parts.some((part) => (written[part]?.length ?? 0) > longest))
    return refuse([{ code: "part-too-long", facts: { limit: longest } }]);
  const reasons: ReasonOf<AddressFacts>[] = [];
  const tidied = tidyParts(written, reasons);
  if (Object.keys(tidied).length === 0) return refuse([{ code: "address-empty", facts: {} }]);
  const country = readCountry(tidied.country, reasons);
  const assumed = country ?? context.country;
  const { postalCode, city } = readCodeAndCity(tidied, assumed, reasons);
  const isFrench = assumed !== undefined && french.has(assumed);
  const isReadable = reasons.every(({ code }) => code !== "postal-code-form");
  const place: FrenchPlace =
    isFrench && isReadable ? checkFrenchPlace(postalCode, city) : { city, reasons: [] };
  reasons.push(...place.reasons);
  const region = isFrench ? checkRegion(tidied.region, place, reasons) : tidied.region;
  const value = {
    street: tidied.street,
    complement: tidied.complement,
    postalCode,
    city: place.city,
    commune: place.place?.commune,
    department: place.department,
    region,
    country: country ?? (place.place && assumed),
  };
  return judgeParts(value, reasons, place.suggestion);
}

function tidyParts(written: WrittenAddress, reasons: ReasonOf<AddressFacts>[]): Parts {
  const tidied: { [Part in (typeof parts)[number]]?: string } = {};
  const seen = new Set<string>();
  for (const part of parts) {
    const text = written[part];
    if (text === undefined || text === "") continue;
    const read = tidyText(text);
    if (read.text !== "") tidied[part] = read.text;
    reasons.push(...read.reasons.filter(({ code }) => !seen.has(code)));
    for (const { code } of read.reasons) seen.add(code);
  }
  return tidied;
}

function readCountry(text: string | undefined, reasons: ReasonOf<AddressFacts>[]): CountryCode | undefined {
  if (text === undefined) return undefined;
  const { value } = checkCountry(text);
  if (value === undefined) reasons.push({ code: "country-unread", facts: { text } });
  return value;
}

function readCodeAndCity(tidied: Parts, country: string | undefined, reasons: ReasonOf<AddressFacts>[]) {
  const { reason, postalCode, city } = partCodeAndCity(tidied);
  if (reason) reasons.push(reason);
  if (postalCode === undefined || country === undefined) return { postalCode, city };
  const read = readPostalCode(postalCode, country);
  reasons.push(...read.reasons);
  return { postalCode: read.postalCode, city };
}

/** The region of a place in France is known; what was written is only compared with it. */
function checkRegion(
  written: string | undefined,
  { department, place }: FrenchPlace,
  reasons: ReasonOf<AddressFacts>[],
): string | undefined {
  const code = place?.region ?? (department === undefined ? undefined : regionOf(department));
  const derived = code === undefined ? undefined : nameOfRegion(code);
  if (written === undefined || derived === undefined) return derived ?? written;
  const names = [derived, department, department && nameOfDepartment(department)].map((name) =>
    foldWords(name ?? ""),
  );
  if (!names.includes(foldWords(written)))
    reasons.push({ code: "region-disagrees", facts: { region: written, derived } });
  return derived;
}

function judgeParts(
  read: { readonly [Part in keyof PostalAddress]: string | undefined },
  reasons: readonly ReasonOf<AddressFacts>[],
  suggestion: string | undefined,
): Checked<PostalAddress, AddressFacts> {
  const value = Object.fromEntries(Object.entries(read).filter(([, text]) => text !== undefined));
  if (Object.keys(value).length === 0) return refuse(reasons, suggestion);
  return judge({ value, reasons, suggestion }, addressWeights);
}
