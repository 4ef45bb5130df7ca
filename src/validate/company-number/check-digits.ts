/** The sums that check digits are made of, over texts of digits. */

export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

/** ISO/IEC 7812-1: from the right, every second digit counts double, 9 taken off what passes it. */
export function isLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0;
}

export function luhnSum(digits: string): number {
  let sum = 0;
  for (let at = digits.length - 1, isDouble = false; at >= 0; at--, isDouble = !isDouble) {
    const digit = Number(digits[at]);
    sum += isDouble ? 2 * digit - (digit > 4 ? 9 : 0) : digit;
  }
  return sum;
}

/** ISO/IEC 7064 MOD 11,10. */
export function isMod11And10(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (product + Number(digits.at(-1))) % 10 === 1;
}

/** ISO/IEC 7064 MOD 97-10: a letter counts as two digits, A = 10 to Z = 35. Right is 1. */
export function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
