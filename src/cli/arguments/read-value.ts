import { fail, nearest, ok, type Problem, type Result, unreachable } from "../../core/index.ts";
import type { Option } from "../command.ts";
import { usageProblem } from "./usage.ts";

export type Value = boolean | string | number | readonly string[] | ReadonlyMap<string, string> | undefined;

/** What an option is worth, from the texts given for it in order. */
export function readValue(name: string, option: Option, given: readonly string[]): Result<Value, Problem> {
  const flag = `--${name}`;
  const last = given.at(-1);
  switch (option.kind) {
    case "flag":
      return ok(last !== undefined);
    case "text":
      return ok(last);
    case "integer":
      return readInteger(flag, last);
    case "day":
      return readDay(flag, last);
    case "choice":
      return readChoice(flag, option.choices, last);
    case "list":
      return readList(flag, option.choices, given);
    case "pairs":
      return readPairs(flag, given);
    default:
      return unreachable(option);
  }
}

function readInteger(option: string, given: string | undefined): Result<Value, Problem> {
  if (given === undefined) return ok(given);
  if (/^-?\d{1,15}$/.test(given)) return ok(Number(given));
  return fail(usageProblem("option-not-a-number", { option, given }));
}

function readDay(option: string, given: string | undefined): Result<Value, Problem> {
  if (given === undefined || isDay(given)) return ok(given);
  return fail(usageProblem("option-not-a-day", { option, given }));
}

function readChoice(
  option: string,
  choices: readonly string[],
  given: string | undefined,
): Result<Value, Problem> {
  if (given === undefined || choices.includes(given)) return ok(given);
  const suggestion = nearest(given, choices);
  return fail(usageProblem("option-not-a-choice", { option, given, choices }, { suggestion }));
}

function readList(
  option: string,
  choices: readonly string[] | undefined,
  given: readonly string[],
): Result<Value, Problem> {
  const items = given.flatMap((text) => text.split(",").map((item) => item.trim())).filter(Boolean);
  const wrong = items.find((item) => choices?.includes(item) === false);
  return wrong === undefined ? ok(items) : readChoice(option, choices ?? [], wrong);
}

/** A comma separates only where `name=` follows, so that a value may hold one. */
function readPairs(option: string, given: readonly string[]): Result<Value, Problem> {
  const pairs = new Map<string, string>();
  for (const text of given.flatMap((each) => each.split(/,(?=[\w.]+=)/))) {
    const [, name, value] = /^\s*([\w.]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined)
      return fail(usageProblem("option-not-a-pair", { option, given: text }));
    pairs.set(name, value);
  }
  return ok(pairs);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
