import { luhnSum } from "../check-digits.ts";
import { number, type VatRule } from "./rule.ts";

const persons = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Orden EHA/451/2008: a firm's first letter says its form; a person's number ends with a letter by its rest of 23. */
export const es: VatRule = {
  shape: /^(\d{8}[A-Z]|[XYZKLM]\d{7}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[\dA-J])$/,
  example: "?9999999?",
  isChecked: (body) => {
    const control = body.charAt(8);
    if (/^\d/.test(body)) return persons[number(body, 0, 8) % 23] === control;
    if (/^[XYZ]/.test(body)) {
      const whole = `${"XYZ".indexOf(body.charAt(0))}${body.slice(1, 8)}`;
      return persons[Number(whole) % 23] === control;
    }
    return /^[KLM]/.test(body) ? persons[number(body, 1, 8) % 23] === control : isFirm(body, control);
  },
};

/** A digit for companies, a letter for public bodies and those without a province; others write either. */
function isFirm(body: string, control: string): boolean {
  const check = (10 - (luhnSum(`${body.slice(1, 8)}0`) % 10)) % 10;
  const hasLetter = /^[NPQRSW]|^.00/.test(body);
  const hasDigit = /^[ABEH]/.test(body) && !/^.00/.test(body);
  return (!hasLetter && control === String(check)) || (!hasDigit && control === "JABCDEFGHI"[check]);
}
