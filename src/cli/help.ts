import type { Language, Localised } from "../core/index.ts";
import { globalOptions } from "./arguments/global-options.ts";
import { placeholder } from "./arguments/placeholder.ts";
import type { Command, Operand, Option, Options } from "./command.ts";
import { type Block, heading, paragraph, table, verbatim } from "./printing/block.ts";
import type { VerbGroup } from "./verbs.ts";

const words = {
  en: {
    tagline: "Entente: one clean dataset, one definition per word, every number opens its rows.",
    usage: "Usage",
    options: "Options",
    everyVerb: "Options of every verb",
    examples: "Examples",
    firstSteps: "First steps",
    demo: "see it at work on a made-up company",
    init: "start with your own exports",
    more: "`entente help VERB` explains a verb, with an example.",
    operands: "Takes",
  },
  fr: {
    tagline: "Entente : un jeu de données propre, une définition par mot, chaque chiffre ouvre ses lignes.",
    usage: "Emploi",
    options: "Options",
    everyVerb: "Options communes à tous les verbes",
    examples: "Exemples",
    firstSteps: "Pour commencer",
    demo: "voir le programme à l'œuvre sur une entreprise inventée",
    init: "partir de vos propres exports",
    more: "`entente help VERBE` explique un verbe, avec un exemple.",
    operands: "Prend",
  },
};

const bare = [{ title: "" }, { title: "" }];

export function helpOfAll(groups: readonly VerbGroup[], language: Language): readonly Block[] {
  const say = words[language];
  return [
    paragraph(say.tagline),
    ...groups.flatMap(({ title, commands }) => [
      heading(title[language]),
      table(
        bare,
        commands.map(({ name, summary }) => [`  ${name}`, summary[language]]),
      ),
    ]),
    heading(say.everyVerb),
    optionTable(globalOptions, language),
    heading(say.firstSteps),
    table(bare, [
      ["  entente demo demo", say.demo],
      ["  entente init my-company", say.init],
    ]),
    paragraph(say.more),
  ];
}

export function helpOfCommand(command: Command, language: Language): readonly Block[] {
  const say = words[language];
  const operands = command.operands.map((operand) => [
    `  ${placeholder(operand.name, language)}`,
    operand.summary[language],
  ]);
  return [
    paragraph(command.summary[language]),
    heading(say.usage),
    verbatim(usageLine(command, language), { indent: true }),
    ...(operands.length > 0 ? [heading(say.operands), table(bare, operands)] : []),
    ...(Object.keys(command.options).length > 0
      ? [heading(say.options), optionTable(command.options, language)]
      : []),
    heading(say.everyVerb),
    optionTable(globalOptions, language),
    heading(say.examples),
    ...command.examples.flatMap(({ line, says }) => [verbatim(`${says[language]}\n    ${line}`)]),
  ];
}

/** `entente load PATH... [options]` */
function usageLine(command: Command, language: Language): string {
  const options = Object.entries(command.options).map(
    ([name, option]) => `[${written(name, option, language)}]`,
  );
  const operands = command.operands.map((operand) => writtenOperand(operand, language));
  return ["entente", command.name, ...operands, ...options].join(" ");
}

export function helpDocument(commands: readonly Command[], language: Language): object {
  return { verbs: commands.map((command) => commandDocument(command, language)) };
}

export function commandDocument(command: Command, language: Language): object {
  const said = (summary: Localised) => summary[language];
  return {
    verb: command.name,
    summary: said(command.summary),
    usage: usageLine(command, language),
    operands: command.operands.map(({ name, summary, required, many }) => ({
      name,
      summary: said(summary),
      required,
      many: many ?? false,
    })),
    options: Object.entries(command.options).map(([name, option]) => ({
      option: `--${name}`,
      kind: option.kind,
      summary: said(option.summary),
    })),
    examples: command.examples.map(({ line, says }) => ({ line, says: said(says) })),
  };
}

function optionTable(options: Options, language: Language): Block {
  return table(
    bare,
    Object.entries(options).map(([name, option]) => [
      `  ${written(name, option, language)}`,
      option.summary[language],
    ]),
  );
}

function written(name: string, option: Option, language: Language): string {
  return option.kind === "flag" ? `--${name}` : `--${name} ${placeholder(option.value, language)}`;
}

function writtenOperand({ name, required, many }: Operand, language: Language): string {
  const word = placeholder(name, language);
  const text = many ? `${word}...` : word;
  return required ? text : `[${text}]`;
}
