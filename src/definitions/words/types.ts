import type { NamedType } from "../facts.ts";

export const typesEn: { readonly [T in NamedType]: string } = {
  boolean: "true or false",
  integer: "an integer",
  decimal: "a number",
  money: "an amount of money",
  text: "a text",
  date: "a date",
  instant: "a moment (date and time)",
  entity: "the id of a person or company",
  null: "null",
  number: "a number",
  time: "a date or a moment",
  ordered: "a number, a text or a date",
  exact: "an integer, a text, a date, an id, or true or false",
  any: "a value",
};

export const typesFr: { readonly [T in NamedType]: string } = {
  boolean: "vrai ou faux",
  integer: "un entier",
  decimal: "un nombre",
  money: "un montant",
  text: "un texte",
  date: "une date",
  instant: "un instant (date et heure)",
  entity: "l'identifiant d'une personne ou d'une entreprise",
  null: "null",
  number: "un nombre",
  time: "une date ou un instant",
  ordered: "un nombre, un texte ou une date",
  exact: "un entier, un texte, une date, un identifiant, ou vrai ou faux",
  any: "une valeur",
};
