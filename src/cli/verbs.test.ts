import { describe, expect, it } from "vitest";
import { type Language, languages, type Localised } from "../core/index.ts";
import { globalOptions } from "./arguments/global-options.ts";
import { parseArguments } from "./arguments/parse-arguments.ts";
import { helpOfAll, helpOfCommand } from "./help.ts";
import { painter } from "./printing/colours.ts";
import { printBlocks } from "./printing/print-blocks.ts";
import { commands, verbGroups } from "./verbs.ts";

const words: readonly (readonly [string, Localised])[] = [
  ...verbGroups.map(({ title }) => ["group", title] as const),
  ...Object.entries(globalOptions).map(([name, { summary }]) => [name, summary] as const),
  ...commands.flatMap(({ name, summary, operands, options, examples }) => [
    [name, summary] as const,
    ...operands.map((operand) => [`${name} ${operand.name}`, operand.summary] as const),
    ...Object.entries(options).map(([key, option]) => [`${name} --${key}`, option.summary] as const),
    ...examples.map(({ line, says }) => [line, says] as const),
  ]),
];

describe("the verbs", () => {
  it("have words in each language, which differ", () => {
    for (const [where, said] of words) {
      for (const language of languages) expect(said[language].trim(), where).not.toBe("");
      expect(said.en, where).not.toBe(said.fr);
    }
  });

  it("have examples that parse, each of its own verb", () => {
    for (const command of commands) {
      for (const { line } of command.examples) {
        const parsed = parseArguments(shellWords(line).slice(1), commands);
        expect(parsed, line).toMatchObject({ ok: true, value: { kind: "call", asked: { command } } });
      }
    }
  });

  it("agree on what an option is: a flag here is not a value there", () => {
    const kinds = new Map<string, boolean>(
      Object.entries(globalOptions).map(([name, { kind }]) => [name, kind === "flag"]),
    );
    for (const { name: verb, options } of commands) {
      for (const [name, { kind }] of Object.entries(options)) {
        expect(kinds.get(name) ?? kind === "flag", `${verb} --${name}`).toBe(kind === "flag");
        expect(Object.hasOwn(globalOptions, name), `${verb} --${name}`).toBe(false);
        kinds.set(name, kind === "flag");
      }
    }
  });

  it("have help that fits 100 columns and ends with an example", () => {
    const page = { paint: painter(false), width: 100 };
    const printed = (language: Language) => [
      printBlocks(helpOfAll(verbGroups, language), page),
      ...commands.map((command) => printBlocks(helpOfCommand(command, language), page)),
    ];
    for (const text of languages.flatMap(printed)) expect(text).not.toContain("…");
  });
});

function shellWords(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
