import { isMod11And10, luhnSum, isLuhn, mod97, weightedSum } from "../check-digits.ts";
import { digits, lastDigit, number, padded, type VatRule } from "./rule.ts";

export const at: VatRule = {
  shape: /^U\d{8}$/,
  example: "U99999999",
  isChecked: (body) => (luhnSum(body.slice(1, 8)) + 4 + lastDigit(body)) % 10 === 0,
};

export const be: VatRule = {
  shape: /^(0[2-9]|1\d)\d{8}$/,
  example: "0999999999",
  complete: (body) => (/^\d{9}$/.test(body) ? `0${body}` : body),
  isChecked: (body) => 97 - (number(body, 0, 8) % 97) === number(body, 8, 10),
};

export const de: VatRule = digits(9, isMod11And10);

export const ie: VatRule = {
  shape: /^(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/,
  example: "9999999A(A)",
  isChecked: (body) => {
    const isOld = !/^\d{7}/.test(body);
    const seven = isOld ? `0${body.slice(2, 7)}${body[0]}` : body.slice(0, 7);
    const letter = irish.indexOf(body.charAt(8));
    const sum = weightedSum(seven, [8, 7, 6, 5, 4, 3, 2]) + (body.length === 9 ? 9 * letter : 0);
    return irish[sum % 23] === body[7];
  },
};
const irish = "WABCDEFGHIJKLMNOPQRSTUV";

export const lu: VatRule = {
  shape: /^\d{8}$/,
  example: "99999999",
  isPossible: (body) => !body.startsWith("000000"),
  isChecked: (body) => number(body, 0, 6) % 89 === number(body, 6, 8),
};

/** Nine digits with the eleven-test, or, for sole traders since 2020, MOD 97-10 over the whole number. */
export const nl: VatRule = {
  shape: /^\d{9}B\d{2}$/,
  example: "999999999B99",
  complete: (body) => {
    const [before, after] = body.split("B");
    return /^\d{7,8}B\d{2}$/.test(body) ? `${before!.padStart(9, "0")}B${after!}` : body;
  },
  isPossible: (body) => !body.endsWith("B00") && !body.startsWith("000000000"),
  isChecked: (body) => {
    const isEleven = weightedSum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(body[8]);
    return isEleven || mod97(`NL${body}`) === 1;
  },
};

/** Northern Ireland writes the United Kingdom's numbers. Government departments and health authorities have their own. */
export const gb: VatRule = {
  shape: /^(\d{9}|\d{12}|(GD|HA)\d{3}|(GD|HA)8888\d{5})$/,
  example: "999999999",
  isPossible: (body) => {
    if (!/^(GD|HA)/.test(body)) return !body.startsWith("0000000");
    const office = body.length === 5 ? number(body, 2, 5) : number(body, 6, 9);
    return body.startsWith("GD") ? office < 500 : office >= 500;
  },
  isChecked: (body) => {
    if (/^(GD|HA)/.test(body)) return body.length === 5 || number(body, 6, 9) % 97 === number(body, 9, 11);
    const rest = (weightedSum(body, [8, 7, 6, 5, 4, 3, 2]) + number(body, 7, 9)) % 97;
    return rest === 0 || (rest === 42 && number(body, 0, 3) >= 100);
  },
};

/** 1-7 give the number, 8-10 the office of the province, 11 is Luhn's digit. */
export const it: VatRule = {
  shape: /^\d{11}$/,
  example: "99999999999",
  isPossible: (body) => {
    const office = number(body, 7, 10);
    return (
      !body.startsWith("0000000") && ((office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office))
    );
  },
  isChecked: isLuhn,
};

export const pt: VatRule = digits(9, (body) => {
  const check = 11 - (weightedSum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check > 9 ? 0 : check) === lastDigit(body);
});

export const mt: VatRule = digits(
  8,
  (body) => 37 - (weightedSum(body, [3, 4, 6, 7, 8, 9]) % 37) === number(body, 6, 8),
);

export const el: VatRule = {
  shape: /^\d{9}$/,
  example: "999999999",
  complete: (body) => (/^\d{8}$/.test(body) ? padded(9)(body) : body),
  isPossible: (body) => Number(body) > 0,
  isChecked: (body) => (weightedSum(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === lastDigit(body),
};

/** Six digits of a person or firm, two of a check by place, a letter by the sum. */
export const cy: VatRule = {
  shape: /^\d{8}[A-Z]$/,
  example: "99999999A",
  isPossible: (body) => !body.startsWith("12"),
  isChecked: (body) => {
    const sum = Array.from(body.slice(0, 8), Number).reduce(
      (total, digit, place) => total + (place % 2 === 0 ? cypriot[digit]! : digit),
      0,
    );
    return body.charCodeAt(8) - 65 === sum % 26;
  },
};
const cypriot = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

/** The Swiss UID with the word of its VAT register. */
export const ch: VatRule = {
  shape: /^E\d{9}(MWST|TVA|IVA|TPV)$/,
  example: "E999999999MWST",
  isChecked: (body) =>
    (11 - (weightedSum(body.slice(1), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === Number(body[9]),
};
