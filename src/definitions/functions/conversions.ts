import { type FunctionSpec, parameters, strictNulls } from "./spec.ts";

const refusedNulls = {
  en: "null when the argument is null or cannot be read so",
  fr: "null quand l'argument est null ou ne peut se lire ainsi",
};

export const conversionFunctions: readonly FunctionSpec[] = [
  {
    name: "to_text",
    group: "conversion",
    parameters: parameters("value:exact"),
    result: "text",
    does: {
      en: "as text: integers, ids, true/false, dates as YYYY-MM-DD; other numbers must be rounded first",
      fr: "en texte : entiers, identifiants, true/false, dates en AAAA-MM-JJ ; les autres nombres doivent d'abord être arrondis",
    },
    nulls: strictNulls,
  },
  {
    name: "to_integer",
    group: "conversion",
    parameters: parameters("text"),
    result: "integer",
    does: {
      en: "the integer a text holds: digits, a sign before them, spaces around",
      fr: "l'entier que contient un texte : des chiffres, un signe devant, des espaces autour",
    },
    nulls: refusedNulls,
  },
  {
    name: "to_decimal",
    group: "conversion",
    parameters: parameters("text"),
    result: "decimal",
    does: {
      en: "the number a text holds, with a decimal point, kept to 6 digits",
      fr: "le nombre que contient un texte, avec un point décimal, gardé à 6 chiffres",
    },
    nulls: refusedNulls,
  },
  {
    name: "to_date",
    group: "conversion",
    parameters: parameters("text"),
    result: "date",
    does: {
      en: "the day a text holds as YYYY-MM-DD",
      fr: "le jour que contient un texte sous la forme AAAA-MM-JJ",
    },
    nulls: refusedNulls,
  },
];
