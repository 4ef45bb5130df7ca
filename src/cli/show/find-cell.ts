import type { Answer, AnswerColumn, AnswerValue } from "../../contract/index.ts";
import { fail, isDecimal, languages, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import { cliProblem } from "../problems.ts";

export type CellKeys = { [name: string]: null | boolean | number | string };

/** What was typed for each key of a cell, as the values of the answer: by value, by label, or by the start of a period. */
export function findCell(
  answer: Answer,
  typed: ReadonlyMap<string, string>,
): Result<CellKeys, readonly Problem[]> {
  const keys: CellKeys = {};
  const problems: Problem[] = [];
  const columns = answer.columns.filter(({ kind }) => kind === "time" || kind === "dimension");
  const known = columns.map(({ name }) => name);
  for (const [key, text] of typed) {
    const index = known.indexOf(key);
    const column = columns[index];
    if (column === undefined) {
      problems.push(cliProblem("cell-key-unknown", { key, known }, { suggestion: nearest(key, known) }));
      continue;
    }
    const values = [...new Set(answer.rows.map((row) => row[index] ?? null))];
    const found = values.find((value) => namesOf(value, column).includes(text.toLowerCase()));
    if (found === undefined || isDecimal(found)) {
      const suggestion = nearest(text, values.map(String));
      problems.push(cliProblem("cell-value-unknown", { key, value: text }, { suggestion }));
    } else keys[key] = found;
  }
  return problems.length > 0 ? fail(problems) : ok(keys);
}

/** `2024-03-01` is also `2024-03`, and its label in each language; nothing is `null`. */
function namesOf(value: AnswerValue, column: AnswerColumn): readonly string[] {
  if (value === null) return ["null", "", "(none)", "(aucun)"];
  const text = String(value);
  const label = column.values?.[text];
  const starts = column.kind === "time" ? periodStarts(text, column.grain) : [];
  return [text, ...starts, ...(label ? languages.map((language) => label[language]) : [])].map((name) =>
    name.toLowerCase(),
  );
}

function periodStarts(day: string, grain: string | undefined): readonly string[] {
  if (grain === "month") return [day.slice(0, 7)];
  return grain === "year" ? [day.slice(0, 4)] : [];
}
