import { mod97, weightedSum } from "./check-digits.ts";

/** The check digits that a country's banks had before the IBAN, over the account part. The rest of the countries have none we check. */
const rules: Readonly<Record<string, (account: string) => boolean>> = {
  BA: isMod97,
  BE: (account) => (Number(account.slice(0, 10)) % 97 || 97) === Number(account.slice(10)),
  ES: (account) =>
    spanish(`00${account.slice(0, 8)}`) === account[8] && spanish(account.slice(10)) === account[9],
  FR: isRib,
  MC: isRib,
  ME: isMod97,
  MK: isMod97,
  NO: (account) =>
    account.slice(4, 6) === "00" || weightedSum(account, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  PT: isMod97,
  RS: isMod97,
  SI: isMod97,
};

export function hasNationalCheck(country: string, account: string): boolean {
  return rules[country]?.(account) ?? true;
}

function isMod97(account: string): boolean {
  return mod97(account) === 1;
}

function spanish(ten: string): string {
  const check = 11 - (weightedSum(ten, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11);
  return String(check === 11 ? 0 : check === 10 ? 1 : check);
}

/** The RIB's key makes bank, branch, account and key a multiple of 97; letters stand for 1 to 9, and again from J, and from S for 2 to 9. */
function isRib(account: string): boolean {
  const digits = account.replaceAll(/[A-Z]/g, (letter) =>
    String(("ABCDEFGHIJKLMNOPQR_STUVWXYZ".indexOf(letter) % 9) + 1),
  );
  return mod97(digits) === 0;
}
