import type { Shape } from "../yaml/issue-problems.ts";
import type { YamlFault } from "../yaml/read-yaml.ts";
import type { Facts } from "./facts.ts";

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

const faults: { readonly [F in YamlFault]: string } = {
  duplicate: "This key is written twice in the same place. Keep one of the two.",
  tab: "This line is indented with a tab. YAML wants spaces.",
  indent: "This line is not indented like its neighbours. Line it up with them.",
  missing: "A quote, a bracket or a comma is missing before this place.",
  quote: "This text starts with a character that means something in YAML. Write it between quotes.",
  other: "The YAML cannot be read from here on. Check the colons, the dashes and the indentation.",
};

const shapes: { readonly [S in Shape]: string } = {
  text: "a text (write a number or a date between quotes)",
  list: "a list",
  mapping: "a set of `key: value` lines",
  number: "a number",
  boolean: "`true` or `false`",
  filled: "something: it is empty",
  source: "exactly one of `from`, `value`, `header` or `cell`, with only the options that go with it",
  name: "a name in small letters, digits, `-` and `_`, such as `hubspot-contacts`",
  pattern: 'a header with one `*`, such as `Date entered "*"`',
  other: "another form: see docs/guides/adding-a-preset.md",
};

export const en: { readonly [Code in keyof Facts]: (facts: Facts[Code]) => string } = {
  "yaml-unreadable": ({ fault }) => faults[fault],
  "key-unknown": ({ key, where, known }) =>
    `${where === "" ? "This file" : `\`${where}\``} has no setting called "${key}". It may have: ${known.join(", ")}.`,
  "key-missing": ({ where }) => `\`${where}\` is missing. Add it.`,
  "value-not-allowed": ({ where, got, allowed }) =>
    `\`${where}\` cannot be "${got}". It is one of: ${allowed.join(", ")}.`,
  "value-shape": ({ where, expected }) =>
    `${where === "" ? "The file" : `\`${where}\``} must be ${shapes[expected]}.`,
  "source-name": ({ source, file, expected }) =>
    `The source is called "${source}" but its file is ${file}. Write \`source: ${expected}\`, or rename the file.`,
  "source-taken": ({ source, files }) =>
    `Two files describe the source "${source}": ${files.join(" and ")}. Rename or remove one.`,
  "timezone-unknown": ({ timezone }) =>
    `There is no time zone called "${timezone}". Write a name such as Europe/Paris or UTC.`,
  "period-needed": () =>
    "A source of kind `replace` needs `period`: the column whose days a new load replaces.",
  "period-useless": ({ kind }) =>
    `\`period\` only means something for \`kind: replace\`; this source is \`${kind}\`. Remove it, or change the kind.`,
  "dataset-unknown": ({ dataset, known }) =>
    `There is no dataset called "${dataset}". Sources can fill: ${known.join(", ")}.`,
  "dataset-derived": ({ dataset }) =>
    `"${dataset}" is computed by the build from other datasets, so no source fills it. Remove this target.`,
  "column-unknown": ({ column, dataset, known }) =>
    `"${dataset}" has no column called "${column}". Its columns are: ${known.join(", ")}.`,
  "column-computed": ({ column, dataset }) =>
    `"${column}" of "${dataset}" is computed by the build. Remove this line; the record's own id goes in \`key\`.`,
  "column-required": ({ column, dataset, label }) =>
    `Each row of "${dataset}" needs "${column}" (${label.en}). Say which header holds it, or give it a fixed \`value\`.`,
  "key-undeclared": ({ dataset }) =>
    `The declaration of "${dataset}" names no key, so its rows are numbered and \`key\` means nothing here. Remove it, or declare the key in definitions/.`,
  "upsert-keyless": ({ dataset }) =>
    `A source of kind \`upsert\` replaces rows by their key, and the declaration of "${dataset}" names none. Declare \`key\` in definitions/, or write \`kind: full\`, \`append\` or \`replace\`.`,
  "key-twice": ({ column, dataset }) =>
    `The key of "${dataset}" is said twice: by \`key\` and by "${column}" under \`fields\`. Keep one of the two.`,
  "key-entity": ({ column, dataset }) =>
    `The key of "${dataset}", "${column}", is the id of a person or company, which the build finds only after the rows are told apart. Declare a column of the file as key, and let a role lead from "${column}".`,
  "key-parts": ({ column, dataset, type }) =>
    `The key of "${dataset}", "${column}", is of type ${type}, so one column of the file holds it, without \`each\`. Name one header, or declare the key as a text.`,
  "entity-unled": ({ column, dataset }) =>
    `Nothing says whose id "${column}" of "${dataset}" is. Declare in definitions/ a role that leads from it: \`relationships: { person: { to: person, by: ${column} } }\`, or to company.`,
  "constant-type": ({ column, type, got }) =>
    `"${column}" is of type ${type}, and "${got}" cannot be read as one. Correct the fixed \`value\`.`,
  "into-and-preset": () => "A preset says by itself what a file becomes. Give --into or --preset, not both.",
  "into-nothing": ({ dataset, headers, columns }) =>
    `None of the headers (${list(headers.slice(0, 8))}) bears the name or the label of a column of "${dataset}": ${columns.join(", ")}. Write the mapping by hand, or give the columns labels like the headers.`,
  "each-needed": ({ column }) =>
    `"${column}" reads \`header\` or \`cell\`, which only exist in a target with \`each\`. Add \`each\`, or use \`from\`.`,
  "way-unfit": ({ column, by, fits }) =>
    fits.length === 0
      ? `"${column}" leads to no other dataset, so \`by: ${by}\` means nothing here. Remove it.`
      : `"${column}" cannot be found by "${by}". It can be found by: ${fits.join(", ")}.`,
  "option-unfit": ({ column, option, type }) =>
    `\`${option}\` does not go with "${column}", which is of type ${type}. Remove it.`,
  "domain-unknown": ({ domain, known }) =>
    `There is no list of values called "${domain}". The lists are: ${known.join(", ")}.`,
  "meaning-unknown": ({ domain, raw, value, allowed }) =>
    `"${raw}" is said to mean "${value}", which is not a value of "${domain}". It is one of: ${allowed.join(", ")}.`,
  "meaning-shape": ({ domain, raw }) => meaningShape(domain, raw),
  "preset-column-unknown": ({ name, known }) =>
    `"${name}" is not one of this preset's columns: ${known.join(", ")}. Add it under \`columns\`, or correct the name.`,
  "preset-pattern-short": ({ pattern }) =>
    `The pattern "${pattern}" would match almost any header. Write at least three letters around one \`*\`.`,
  "preset-requires-nothing": ({ preset }) =>
    `The preset "${preset}" would recognise any file. Mark at least one column with \`required: true\`.`,
  "preset-name": ({ preset, folder }) =>
    `The preset is called "${preset}" but its folder is "${folder}". Give both the same name.`,
  "preset-unknown": ({ preset, known }) =>
    `There is no preset called "${preset}". The presets are: ${known.join(", ")}.`,
  "preset-tie": ({ presets }) =>
    `The headers fit ${presets.length} presets equally well: ${list(presets)}. Say which with --preset NAME.`,
  "preset-unfit": ({ preset, missing }) =>
    `The file lacks what the preset "${preset}" needs: ${missing.map((names) => list(names.slice(0, 4)).replaceAll(", ", " or ")).join("; ")}.`,
  "export-notice": ({ say, rows }) => say.en.replace("{rows}", String(rows ?? 0)),
  "date-order-unknown": ({ header, example }) =>
    `In "${header}", dates such as ${example} can be read day first or month first, and no row of the file decides it. Say which: --dates dmy (day first) or --dates mdy (month first).`,
  "date-order-mixed": ({ header, dmy, mdy }) =>
    `"${header}" mixes dates that can only be day first (${dmy}) and only month first (${mdy}). Export the file again in one format; until then the rows that do not fit your answer are quarantined: --dates dmy or --dates mdy.`,
  "decimal-unknown": ({ header, example }) =>
    `In "${header}", a number such as ${example} can be read as thousands or with decimals, and no row of the file decides it. Say which character starts the decimals: --decimal . or --decimal ,`,
  "decimal-mixed": ({ point, comma }) =>
    `Some columns of the file write decimals after a point (${point}), others after a comma (${comma}). Say which is right for the file: --decimal . or --decimal ,`,
  "timezone-assumed": ({ timezone, headers }) =>
    `The times in ${list(headers)} carry no time zone. They are read in ${timezone}, the workspace's zone. If the tool writes another one, change \`timezone\` in the source's file.`,
  "dataset-not-recognised": ({ headers }) =>
    `Nothing in the headers (${list(headers.slice(0, 8))}) says what this file holds. Choose a preset with --preset NAME, name a dataset with --into DATASET, or start from a template: \`entente source template\`.`,
  "source-exists": ({ source, file }) =>
    `${file} already describes the source "${source}". Edit it, or give the new one another name with --name NAME.`,
  "file-missing": ({ file }) => `There is no file at ${file}. Check the path.`,
  "sheet-missing": ({ sheet, file, sheets }) =>
    sheets.length === 0
      ? `${file} is not a workbook, so it has no sheet "${sheet}". Leave --sheet out.`
      : `${file} has no sheet called "${sheet}". Its sheets are: ${list(sheets)}.`,
};

function meaningShape(domain: string, raw: string): string {
  const forms: { readonly [domain: string]: string } = {
    owner: "a name, or `{ rep: NAME, team: TEAM, party: PARTY, manager: NAME, territory: NAME }`",
    campaign: "a name, or `{ campaign: NAME, channel: CHANNEL, network: NETWORK, strategy: NAME }`",
  };
  return `The meaning of "${raw}" in "${domain}" must be ${forms[domain] ?? "one value"}, or \`null\` when it means nothing.`;
}
