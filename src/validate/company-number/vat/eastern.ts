import { isMod11And10, weightedSum } from "../check-digits.ts";
import { digits, isDay, lastDigit, number, padded, type VatRule } from "./rule.ts";

/** Nine digits of a legal person; ten of a natural one, a foreigner, or another. */
export const bg: VatRule = {
  shape: /^\d{9,10}$/,
  example: "999999999(9)",
  isPossible: (body) => Number(body) > 0,
  isChecked: (body) =>
    body.length === 9
      ? isBulgarianFirm(body)
      : isBulgarianBirth(body) ||
        weightedSum(body, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === lastDigit(body) ||
        weightedSum(body, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
};

function isBulgarianFirm(body: string): boolean {
  const first = weightedSum(body, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const check = first < 10 ? first : (weightedSum(body, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10;
  return check === lastDigit(body);
}

/** Months of the 1800s count from 21, those of the 2000s from 41. */
function isBulgarianBirth(body: string): boolean {
  const month = number(body, 2, 4);
  const [century, before] = month > 40 ? [2000, 40] : month > 20 ? [1800, 20] : [1900, 0];
  if (!isDay(century + number(body, 0, 2), month - before, number(body, 4, 6))) return false;
  return (weightedSum(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === lastDigit(body);
}

/** Eight digits of a legal person; nine or ten of a birth number; nine from 6 for who has none. */
export const cz: VatRule = {
  shape: /^\d{8,10}$/,
  example: "99999999",
  isPossible: (body) => {
    if (body.length === 8) return body < "9";
    return (body.length === 9 && body.startsWith("6")) || isCzechBirth(body);
  },
  isChecked: (body) => {
    if (body.length === 8)
      return (11 - (weightedSum(body, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === lastDigit(body);
    if (body.length === 10) return (number(body, 0, 9) % 11) % 10 === lastDigit(body);
    if (!body.startsWith("6")) return true;
    const rest = 11 - (weightedSum(body.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11);
    return 9 - (rest % 10) === lastDigit(body);
  },
};

/** A woman's month counts from 51; where a day's numbers ran out, from 21 and 71. Nine digits end with 1953. */
function isCzechBirth(body: string): boolean {
  const year = number(body, 0, 2);
  if (body.length === 9 && year > 53 && year < 80) return false;
  const century = body.length === 9 ? (year < 54 ? 1900 : 1800) : year < 54 ? 2000 : 1900;
  const month = number(body, 2, 4) % 50;
  return isDay(century + year, century === 2000 && month > 20 ? month - 20 : month, number(body, 4, 6));
}

export const hr: VatRule = { shape: /^\d{11}$/, example: "99999999999", isChecked: isMod11And10 };

export const hu: VatRule = digits(8, (body) => weightedSum(body, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0);

export const pl: VatRule = {
  shape: /^\d{10}$/,
  example: "9999999999",
  isPossible: (body) => Number(body) > 0,
  isChecked: (body) => weightedSum(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === lastDigit(body),
};

/** Two to ten digits of a firm, or the thirteen of a personal code. */
export const ro: VatRule = {
  shape: /^([1-9]\d{1,9}|[1-9]\d{12})$/,
  example: "99999999",
  isPossible: (body) => body.length < 13 || isRomanianBirth(body),
  isChecked: (body) => {
    if (body.length === 13) {
      const rest = weightedSum(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
      return (rest === 10 ? 1 : rest) === lastDigit(body);
    }
    const sum = weightedSum(padded(10)(body), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
    return ((10 * sum) % 11) % 10 === lastDigit(body);
  },
};

/** The first digit says sex and century; from 7 on, a resident's, of whatever century. */
function isRomanianBirth(body: string): boolean {
  const centuries = [1900, 1900, 1800, 1800, 2000, 2000];
  const century = centuries[number(body, 0, 1) - 1] ?? 2000;
  return isDay(century + number(body, 1, 3), number(body, 3, 5), number(body, 5, 7));
}

export const si: VatRule = digits(8, (body) => {
  const check = 11 - (weightedSum(body, [8, 7, 6, 5, 4, 3, 2]) % 11);
  return check < 11 && check % 10 === lastDigit(body);
});

export const sk: VatRule = {
  ...digits(10, (body) => Number(body) % 11 === 0),
  isPossible: (body) => "234789".includes(body[2]!),
};
