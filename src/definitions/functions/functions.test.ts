import { describe, expect, it } from "vitest";
import { parseExpression } from "../parse-expression.ts";
import { datasetScope } from "../scope.ts";
import { expressionFunctions, signatureOf } from "./index.ts";
import type { Parameter } from "./spec.ts";

const examples: { readonly [Type in Parameter["type"]]: string } = {
  boolean: "true",
  integer: "1",
  number: "1.5",
  text: "'a'",
  date: "date '2024-01-31'",
  instant: "created_at",
  ordered: "2",
  exact: "3",
  time: "date '2024-01-31'",
  any: "4",
};

function example({ name, type, literal }: Parameter): string {
  if (name === "grain") return "'month'";
  if (literal === undefined || literal === true) return examples[type];
  return type === "text" ? `'${literal[0]}'` : literal[0]!;
}

describe("expressionFunctions", () => {
  it("is a list of about sixty, each once", () => {
    const names = expressionFunctions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(55);
    expect(names.length).toBeLessThan(75);
  });

  it.each(expressionFunctions.map((spec) => [signatureOf(spec), spec] as const))(
    "accepts %s as it says",
    (_, spec) => {
      const call = `${spec.name}(${spec.parameters.map(example).join(", ")})`;
      const parsed = parseExpression(call, datasetScope("deal"));
      expect(parsed.ok ? "" : parsed.error.map(({ message }) => message.en).join()).toBe("");
    },
  );

  it("says in both languages what each does and what it makes of nulls", () => {
    for (const { does, nulls } of expressionFunctions) {
      for (const words of [does.en, does.fr, nulls.en, nulls.fr]) expect(words).not.toBe("");
    }
  });
});
