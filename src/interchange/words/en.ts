import type { Words } from "../../core/index.ts";
import type { Facts } from "../facts.ts";
import { type ReasonWords, wordsOfReason } from "./reason-words.ts";

export const en: Words<Facts> = {
  "yaml-unreadable": ({ detail }) => `This is not YAML: ${detail}.`,
  "value-wrong": ({ where, wanted }) => `"${where}" is not what is expected here: ${wanted}.`,
  "name-repeated": ({ subject, name, other }) =>
    `There are two definitions of the ${subject} "${name}"; the other is in ${other}. Keep one.`,
  "nothing-to-import": ({ folder }) =>
    `No semantic model and no metric was found in ${folder}. Name the folder that holds their YAML files.`,
  "file-in-the-way": ({ file }) =>
    `${file} is there already, and no import wrote it. Rename it, or import into another folder.`,
  "key-passed-over": ({ key, where }) => `"${key}" of ${where} is not known here and was passed over.`,
  "document-passed-over": ({ what }) =>
    `${what} is neither a semantic model nor a metric, and was passed over.`,
  "left-out": ({ subject, name, reason }) =>
    `The ${subject} "${name}" is left out: ${wordsOfReason(reasons, reason)}.`,
  renamed: ({ subject, name, id }) =>
    `The ${subject} "${name}" is called "${id}" here, because its name means something else already.`,
  "types-assumed": ({ dataset, columns }) =>
    `Nothing says what the columns ${columns.join(", ")} of "${dataset}" hold; their types follow from how they are used, else they are text. Check them, or name the folder of the tables.`,
  "measures-differ": ({ name, models }) =>
    `Several semantic models have a measure "${name}" (${models.join(", ")}); metrics use the first.`,
};

const reasons: ReasonWords = {
  unreadable: ({ near }) => `its expression cannot be read at "${near}"`,
  function: ({ name }) => `there is no function like ${name}`,
  cast: ({ from, to }) => `turning ${from} into ${to} has no equal`,
  types: ({ operator, left, right }) => `${operator} does not go with ${left} and ${right}`,
  moment: ({ text }) => `a moment of a day (${text}) cannot be written in an expression`,
  "by-day": ({ operator }) => `moments are compared with days by their day, so that ${operator} would differ`,
  dialects: ({ what }) => `databases disagree on what ${what} means`,
  pattern: () => "a pattern must be written out",
  "date-arithmetic": () => "dates are shifted and compared by functions that say their unit",
  grain: ({ grain }) => `"${grain}" is no grain of an expression`,
  column: ({ table, name }) => `"${table}" has no column ${name}`,
  template: ({ text }) => `{{ ${text} }} is not known`,
  item: ({ name, dataset }) => `"${name}" cannot be reached from "${dataset}"`,
  "item-ambiguous": ({ name, paths }) => `"${name}" can be reached in several ways (${paths.join("; ")})`,
  partition: ({ name }) => `rows of "${name}" are told apart by a partition, which a relationship cannot say`,
  "rests-on": ({ name }) => `it rests on "${name}", which is left out`,
  unknown: ({ subject, name }) => `there is no ${subject} "${name}"`,
  loop: () => "it rests on itself",
  missing: ({ key }) => `it has no "${key}"`,
  "time-computed": ({ dimension }) => `its time "${dimension}" is computed, and only a column can date rows`,
  "time-missing": ({ measure }) => `nothing says what dates the rows of its measure "${measure}"`,
  formula: () => "its formula is more than arithmetic",
  "not-a-count": ({ measure }) => `its measure "${measure}" does not count rows`,
  "semi-additive": ({ measure }) => `its measure "${measure}" does not add up along time`,
  "no-dataset-of": ({ entity }) => `no semantic model has one row for each "${entity}"`,
  "key-computed": ({ entity }) => `its column "${entity}" is computed`,
  "grains-differ": ({ base, converted }) =>
    `its base is dated by ${base} and its conversion by ${converted}, which cannot be compared`,
  "too-fine": ({ grain, kept }) => `"${grain}" is finer than its times, which are kept by ${kept}`,
  window: ({ text }) => `"${text}" is not a number of periods`,
  "values-differ": ({ type, wanted }) => `there it holds ${type}, and elsewhere ${wanted}`,
  refused: ({ message }) => message.en.replace(/\.$/u, ""),
};
