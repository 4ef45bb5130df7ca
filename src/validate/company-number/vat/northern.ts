import { isLuhn, weightedSum } from "../check-digits.ts";
import { digits, isDay, lastDigit, number, type VatRule } from "./rule.ts";

export const dk: VatRule = digits(8, (body) => weightedSum(body, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0);

export const ee: VatRule = digits(9, (body) => weightedSum(body, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0);

export const fi: VatRule = {
  shape: /^\d{8}$/,
  example: "99999999",
  isPossible: (body) => Number(body) > 0,
  isChecked: (body) => weightedSum(body, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
};

/** The organisation's number with Luhn's digit, and which of its registrations. */
export const se: VatRule = {
  shape: /^[1-9]\d{11}$/,
  example: "999999999901",
  isPossible: (body) => number(body, 10, 12) >= 1 && number(body, 10, 12) <= 94,
  isChecked: (body) => isLuhn(body.slice(0, 10)),
};

/** Nine digits of a legal person, or twelve for a while; the last but one is 1. */
export const lt: VatRule = {
  shape: /^(\d{9}|\d{12})$/,
  example: "999999919",
  isPossible: (body) => body.at(-2) === "1",
  isChecked: (body) => {
    const places = body.length - 1;
    const first = weightedSum(body, ninths(places, 0)) % 11;
    const check = first < 10 ? first : (weightedSum(body, ninths(places, 2)) % 11) % 10;
    return check === lastDigit(body);
  },
};

/** 1 to 9 and again, from a later one on. */
function ninths(count: number, shift: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => 1 + ((place + shift) % 9));
}

/** A legal person begins with 4 to 9; a natural person has the personal code: day, month, year, century; since 2017 32 and no date. */
export const lv: VatRule = {
  shape: /^\d{11}$/,
  example: "99999999999",
  isPossible: (body) => body >= "4" || body.startsWith("32") || isBirthInLatvia(body),
  isChecked: (body) => {
    if (body >= "4") return weightedSum(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
    return ((1 + weightedSum(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === lastDigit(body);
  },
};

function isBirthInLatvia(body: string): boolean {
  const century = 1800 + 100 * number(body, 6, 7);
  return century <= 2000 && isDay(century + number(body, 4, 6), number(body, 2, 4), number(body, 0, 2));
}
