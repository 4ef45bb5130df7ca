import { parse } from "csv-parse/sync";
import type { LabelledNumber } from "./judge-numbers.ts";

/** Columns module, variable_or_call, number, expected: `valid`, or `invalid:` and why. */
export function readNumbers(csv: string): readonly LabelledNumber[] {
  const rows: Readonly<Record<string, string>>[] = parse(csv, { columns: true, bom: true });
  return rows.map(({ module = "", number = "", expected = "" }) => ({
    module,
    number,
    isValid: expected === "valid",
  }));
}
