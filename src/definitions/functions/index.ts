import { choiceFunctions } from "./choices.ts";
import { conversionFunctions } from "./conversions.ts";
import { dateFunctions } from "./dates.ts";
import { numberFunctions } from "./numbers.ts";
import type { FunctionSpec } from "./spec.ts";
import { textFunctions } from "./text.ts";

/** Every function an expression may call; nothing else may be. In the order of the documentation. */
export const expressionFunctions: readonly FunctionSpec[] = [
  ...choiceFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...conversionFunctions,
];

const byName: ReadonlyMap<string, FunctionSpec> = new Map(expressionFunctions.map((one) => [one.name, one]));

export function functionNamed(name: string): FunctionSpec | undefined {
  return byName.get(name);
}

export function functionNames(): Iterable<string> {
  return byName.keys();
}

/** How it is called: `substring(text, start, [length])`. */
export function signatureOf(spec: FunctionSpec): string {
  const shown = spec.parameters.map(({ name, optional, repeated }) => {
    if (optional) return `[${name}]`;
    return repeated ? `${name}, ...` : name;
  });
  return `${spec.name}(${shown.join(", ")})`;
}
