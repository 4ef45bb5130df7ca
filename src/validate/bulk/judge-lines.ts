import type { FieldContext, FieldKind, FieldTexts, JudgedField } from "../field/index.ts";
import { fieldParts, judgeField } from "../field/index.ts";

/** A distinct value as a file of values has it, a line each. */
export interface ValueLine {
  readonly n: number;
  readonly texts: FieldTexts;
}

/** What is said of a value, a line each; a value that is right as it stands has none. */
export interface JudgedLine extends Omit<JudgedField, "findings"> {
  readonly n: number;
  readonly findings: readonly {
    readonly part: number;
    readonly verdict: string;
    readonly code: string;
    /** As JSON. */
    readonly facts: string;
    readonly suggestion: string | null;
  }[];
}

/** Judges values written as JSON, one a line. */
export function judgeLines(text: string, kind: FieldKind, context: FieldContext): string {
  const written = fieldParts[kind].writes.length;
  let judged = "";
  for (const line of text.split("\n")) {
    if (line === "") continue;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine wrote it, by the million
    const { n, texts } = JSON.parse(line) as ValueLine;
    const { values, findings } = judgeField(kind, texts, context);
    if (findings.length === 0 && isSame(values, texts, written)) continue;
    judged += `${JSON.stringify(lineOf(n, { values, findings }))}\n`;
  }
  return judged;
}

function isSame(values: FieldTexts, texts: FieldTexts, written: number): boolean {
  for (let part = 0; part < written; part++) if (values[part] !== texts[part]) return false;
  return true;
}

function lineOf(n: number, { values, findings }: JudgedField): JudgedLine {
  return {
    n,
    values: values.map(wellFormed),
    findings: findings.map(({ part, verdict, code, facts, suggestion = null }) => ({
      part,
      verdict,
      code,
      facts: JSON.stringify(facts),
      suggestion: wellFormed(suggestion),
    })),
  };
}

/** Half a character, which a limit may leave at the end of a text, is no text for the engine. */
function wellFormed(text: string | null): string | null {
  return text === null ? null : text.replace(/\p{Cs}/gu, "\ufffd");
}
