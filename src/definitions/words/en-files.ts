import type { Words } from "../../core/index.ts";
import type { FileFacts } from "../facts.ts";

const maybe = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean "${nearest}"?`);

export const enFiles: Words<FileFacts> = {
  "yaml-unreadable": ({ detail }) => `This cannot be read as YAML: ${detail}`,
  "yaml-unclosed": () => "A quote, a bracket or a comma is missing here.",
  "yaml-colon": () =>
    "A colon and a space begin a value, and this line already has one: put the text that holds them in quotes.",
  "yaml-tab": () => "A tab indents this line: YAML is indented with spaces only.",
  "yaml-indent": () => "This line is not indented like its neighbours.",
  "yaml-documents": () => "A definitions file holds one YAML document: remove the --- lines.",
  "yaml-alias": () =>
    "Anchors and aliases (& and *) are refused: a definition that is signed is written in full.",
  "key-duplicate": ({ key }) => `"${key}" is written twice here.`,
  "key-unknown": ({ key, under, nearest }) => `"${key}" has no meaning under ${under}.${maybe(nearest)}`,
  "key-missing": ({ key, under }) => `"${key}" is missing under ${under}.`,
  "value-type": ({ wanted }) => `This must be ${inWords(wanted)}.`,
  "value-not-allowed": ({ value, allowed, nearest }) =>
    `"${value}" may not stand here.${maybe(nearest)} One of: ${allowed}.`,
  "value-form": ({ value, wanted }) => `"${value}" cannot be read here; write ${formInWords(wanted)}.`,
  "comma-in-braces": ({ text }) =>
    `In braces a comma ends the value, so "${text}" became a key of its own: put the whole text in quotes.`,
  "id-form": ({ id }) =>
    `"${id}" cannot be an id: small letters, digits and _, beginning with a letter, at most 80 characters.`,
  "nothing-defined": ({ under }) => `${under} is empty.`,
};

function inWords(wanted: string): string {
  const words: { readonly [wanted: string]: string } = {
    string: "a text (in quotes if it looks like something else)",
    number: "a number",
    int: "an integer",
    object: "a mapping of keys to values",
    record: "a mapping of keys to values",
    array: "a list",
    boolean: "true or false",
    choice: "one of the forms that docs/reference/en gives for it",
  };
  return words[wanted] ?? wanted;
}

function formInWords(wanted: string): string {
  const words: { readonly [wanted: string]: string } = {
    something: "at least one character",
    less: "a shorter text",
    duration: "a duration such as 30 days or 2 weeks",
    choice: "one of the forms that docs/reference/en gives for it",
  };
  return words[wanted] ?? `a number ${wanted}`;
}
