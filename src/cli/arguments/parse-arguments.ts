import { parseArgs } from "node:util";
import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { Command, Options } from "../command.ts";
import { globalOptions } from "./global-options.ts";
import { readValue, type Value } from "./read-value.ts";
import { usageProblem } from "./usage.ts";

export interface Asked {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly options: { readonly [name: string]: Value };
  /** `--workspace`, as typed. */
  readonly workspace: string | undefined;
}

/** `help` without a command explains them all. */
export type Parsed =
  | { readonly kind: "call"; readonly asked: Asked }
  | { readonly kind: "help"; readonly command: Command | undefined };

type Token = { readonly name: string; readonly value: string | undefined; readonly inline: boolean };

/** Reads the command line against the verbs; every usage problem at once. */
export function parseArguments(
  argv: readonly string[],
  commands: readonly Command[],
): Result<Parsed, readonly Problem[]> {
  const { words, tokens } = tokenise(argv, commands);
  const isHelp = words[0] === "help" || tokens.some(({ name }) => name === "help");
  const verbWords = words[0] === "help" ? words.slice(1) : words;
  if (verbWords.length === 0) return ok({ kind: "help", command: undefined });
  const command = findCommand(verbWords, commands);
  if (!command.ok) return fail([command.error]);
  if (isHelp) return ok({ kind: "help", command: command.value });
  const operands = verbWords.slice(command.value.name.split(" ").length);
  const problems = [...operandProblems(command.value, operands)];
  const options = readOptions(command.value, tokens, problems);
  const workspace = typeof options["workspace"] === "string" ? options["workspace"] : undefined;
  return problems.length > 0
    ? fail(problems)
    : ok({ kind: "call", asked: { command: command.value, operands, options, workspace } });
}

function tokenise(argv: readonly string[], commands: readonly Command[]) {
  const all: Options = Object.assign({}, ...commands.map(({ options }) => options), globalOptions);
  const types: { [name: string]: { readonly type: "string" | "boolean" } } = {};
  for (const [name, { kind }] of Object.entries(all))
    types[name] = { type: kind === "flag" ? "boolean" : "string" };
  const { tokens } = parseArgs({
    args: argv.map((text) => shortNames.get(text) ?? text),
    options: types,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return {
    words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
    tokens: tokens.flatMap((token): Token[] =>
      token.kind === "option"
        ? [{ name: token.name, value: token.value, inline: token.inlineValue ?? false }]
        : [],
    ),
  };
}

const shortNames = new Map([
  ["-h", "--help"],
  ["-V", "--version"],
]);

/** The command with the longest name that starts the words. */
function findCommand(words: readonly string[], commands: readonly Command[]): Result<Command, Problem> {
  const [first = "", second] = words;
  const two = commands.find(({ name }) => second !== undefined && name === `${first} ${second}`);
  const found = two ?? commands.find(({ name }) => name === first);
  if (found !== undefined) return ok(found);
  const family = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (family.length > 0) {
    const suggestion = nearest(words.slice(0, 2).join(" "), family);
    return fail(usageProblem("verb-incomplete", { given: first, verbs: family }, { suggestion }));
  }
  const suggestion = nearest(
    first,
    commands.map(({ name }) => name),
  );
  return fail(usageProblem("verb-unknown", { given: first }, { suggestion }));
}

function operandProblems(command: Command, given: readonly string[]): readonly Problem[] {
  const verb = command.name;
  const missing = command.operands
    .filter(({ required }, index) => required && given[index] === undefined)
    .map(({ name }) => usageProblem("operand-missing", { operand: name, verb }));
  if (command.operands.at(-1)?.many) return missing;
  const unexpected = given
    .slice(command.operands.length)
    .map((text) => usageProblem("operand-unexpected", { given: text, verb }));
  return [...missing, ...unexpected];
}

function readOptions(
  command: Command,
  tokens: readonly Token[],
  problems: Problem[],
): { readonly [name: string]: Value } {
  const known: Options = { ...command.options, ...globalOptions };
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    const problem = tokenProblem(command, known, token);
    if (problem !== undefined) problems.push(problem);
    else given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ""]);
  }
  const options: { [name: string]: Value } = {};
  for (const [name, option] of Object.entries(known)) {
    const value = readValue(name, option, given.get(name) ?? []);
    if (value.ok) options[name] = value.value;
    else problems.push(value.error);
  }
  return options;
}

function tokenProblem(command: Command, known: Options, { name, value, inline }: Token): Problem | undefined {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  const flag = name.length === 1 ? `-${name}` : `--${name}`;
  if (option === undefined) {
    const closest = nearest(name, Object.keys(known));
    const suggestion = closest === undefined ? undefined : `--${closest}`;
    return usageProblem("option-unknown", { option: flag, verb: command.name }, { suggestion });
  }
  if (option.kind === "flag")
    return value === undefined ? undefined : usageProblem("option-takes-no-value", { option: flag });
  const isMissing = value === undefined || (!inline && /^-\D/.test(value));
  return isMissing ? usageProblem("option-without-value", { option: flag, value: option.value }) : undefined;
}
