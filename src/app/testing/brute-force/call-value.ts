import type { Expression } from "../../../definitions/index.ts";
import { choiceCalls } from "./call-choices.ts";
import { dateCalls } from "./call-dates.ts";
import { numberCalls } from "./call-numbers.ts";
import { textCalls } from "./call-texts.ts";
import type { Value } from "./value.ts";

/** A function over values; null in, null out, unless it stands among the choices. */
export type Call = (...values: readonly never[]) => Value;

const strict = new Map<string, Call>(
  Object.entries<Call>({ ...textCalls, ...numberCalls, ...dateCalls } as { [name: string]: Call }),
);

export function callValue({ name }: Extract<Expression, { kind: "call" }>, values: readonly Value[]): Value {
  const choice = choiceCalls[name];
  if (choice) return choice(values);
  const call = strict.get(name);
  if (!call) throw new Error(`The function ${name} has no second writing.`);
  return values.includes(null) ? null : call(...(values as readonly never[]));
}
