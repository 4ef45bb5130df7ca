import { isLuhn } from "./check-digits.ts";

/** INSEE: nine digits, the last of them Luhn's. */
export function isSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && Number(digits) > 0 && isLuhn(digits);
}

const laPoste = "356000000";

/**
 * INSEE: a SIREN and five digits, Luhn's over all fourteen. La Poste ran out of such numbers: those of its establishments
 * have digits that add up to a multiple of 5, and the head office keeps Luhn's.
 */
export function isSiret(digits: string): boolean {
  if (isLuhn(digits)) return true;
  return (
    digits.startsWith(laPoste) && Array.from(digits, Number).reduce((sum, digit) => sum + digit, 0) % 5 === 0
  );
}

export function isMonegasque(digits: string): boolean {
  return digits.startsWith("000");
}
