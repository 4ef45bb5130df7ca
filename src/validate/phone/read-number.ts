import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { once } from "../once.ts";
import { kinds, type NumberPlan, type PhoneKind, planOf } from "./number-plan.ts";

export interface ReadNumber {
  readonly e164: string;
  readonly national: string;
  readonly country?: string | undefined;
  /** Undefined when no plan gives the number out. */
  readonly kind?: PhoneKind | undefined;
  /** Has as many digits as numbers of its country. */
  readonly isPossible: boolean;
  readonly extension?: string | undefined;
}

const plain = /^\+?\d[\d .-]*\d$/;
const signs = /[ .-]/g;

const plans = once(() => {
  const codes = getCountries().map((country) => getCountryCallingCode(country));
  const shared = new Set<string>(codes.filter((code, at) => codes.indexOf(code) !== at));
  const found = getCountries().flatMap((country) => planOf(country, shared) ?? []);
  return {
    byCountry: new Map(found.map((plan): [string, NumberPlan] => [plan.country, plan])),
    byCallingCode: new Map(found.map((plan) => [plan.callingCode, plan])),
  };
});

/** A number written in digits with nothing but spaces, points and hyphens, when its plan gives it out: several times the library's speed. */
export function readPlainNumber(text: string, country: string | undefined): ReadNumber | undefined {
  if (!plain.test(text)) return undefined;
  const digits = text.replace(signs, "");
  return digits[0] === "+" ? readInternational(digits.slice(1)) : readNational(digits, country);
}

function readInternational(digits: string): ReadNumber | undefined {
  const { byCallingCode } = plans();
  for (let length = 2; length <= 3; length++) {
    const plan = byCallingCode.get(digits.slice(0, length));
    if (plan) return digits[length] === "0" ? undefined : readByPlan(plan, digits.slice(length));
  }
  return undefined;
}

function readNational(digits: string, country: string | undefined): ReadNumber | undefined {
  const plan = country === undefined ? undefined : plans().byCountry.get(country);
  if (!plan || plan.prefix !== "0" || digits[0] !== "0" || digits[1] === "0") return undefined;
  return readByPlan(plan, digits.slice(1));
}

function readByPlan(plan: NumberPlan, national: string): ReadNumber | undefined {
  const kind = plan.kindOf(national);
  if (kind === undefined) return undefined;
  return { e164: `+${plan.callingCode}${national}`, national, country: plan.country, kind, isPossible: true };
}

/** Reads any writing of a number by libphonenumber. */
export function readByLibrary(text: string, country: string | undefined): ReadNumber | undefined {
  const number = parsePhoneNumberFromString(text, {
    ...(country !== undefined && isSupportedCountry(country) && { defaultCountry: country }),
    extract: false,
  });
  if (!number) return undefined;
  const type = number.getType();
  return {
    e164: number.number,
    national: number.nationalNumber,
    country: number.country satisfies CountryCode | undefined,
    kind: type && kinds[type],
    isPossible: number.isPossible(),
    extension: number.ext,
  };
}

export function readNumber(text: string, country: string | undefined): ReadNumber | undefined {
  return readPlainNumber(text, country) ?? readByLibrary(text, country);
}
