import { type FunctionSpec, neverNull, parameters, strictNulls } from "./spec.ts";

const text = (
  name: string,
  takes: readonly string[],
  result: FunctionSpec["result"],
  [en, fr]: readonly [string, string],
): FunctionSpec => ({
  name,
  group: "text",
  parameters: parameters(...takes),
  result,
  does: { en, fr },
  nulls: strictNulls,
});

export const textFunctions: readonly FunctionSpec[] = [
  text("lower", ["text"], "text", ["in lower case", "en minuscules"]),
  text("upper", ["text"], "text", ["in upper case", "en majuscules"]),
  text("trim", ["text"], "text", ["without the spaces around it", "sans les espaces autour"]),
  text("trim_start", ["text"], "text", ["without the spaces before it", "sans les espaces devant"]),
  text("trim_end", ["text"], "text", ["without the spaces after it", "sans les espaces derrière"]),
  text("length", ["text"], "integer", ["number of characters", "nombre de caractères"]),
  text("substring", ["text", "start:integer", "length:integer?"], "text", [
    "the characters from a position on (the first is 1); a start below 1 or a negative length gives ''",
    "les caractères à partir d'une position (le premier est 1) ; un début inférieur à 1 ou une longueur négative donne ''",
  ]),
  text("left", ["text", "length:integer"], "text", [
    "the first characters; a negative length gives ''",
    "les premiers caractères ; une longueur négative donne ''",
  ]),
  text("right", ["text", "length:integer"], "text", [
    "the last characters; a negative length gives ''",
    "les derniers caractères ; une longueur négative donne ''",
  ]),
  text("starts_with", ["text", "prefix:text"], "boolean", [
    "whether it starts exactly so",
    "s'il commence exactement ainsi",
  ]),
  text("ends_with", ["text", "suffix:text"], "boolean", [
    "whether it ends exactly so",
    "s'il finit exactement ainsi",
  ]),
  text("contains", ["text", "part:text"], "boolean", [
    "whether the part stands in it, exactly",
    "si la partie s'y trouve, exactement",
  ]),
  text("position", ["text", "part:text"], "integer", [
    "where the part first stands (the first character is 1); 0 when it does not",
    "où la partie se trouve d'abord (le premier caractère est 1) ; 0 si elle n'y est pas",
  ]),
  text("replace", ["text", "part:text", "by:text"], "text", [
    "every occurrence of the part replaced; an empty part changes nothing",
    "chaque occurrence de la partie remplacée ; une partie vide ne change rien",
  ]),
  text("split_part", ["text", "separator:text", "number:integer"], "text", [
    "the n-th piece between separators (the first is 1); '' when there is none",
    "le n-ième morceau entre les séparateurs (le premier est 1) ; '' s'il n'existe pas",
  ]),
  text("pad_start", ["text", "length:integer", "with:text"], "text", [
    "filled at the front up to a length; cut to it when longer",
    "complété devant jusqu'à une longueur ; coupé à cette longueur s'il est plus long",
  ]),
  text("pad_end", ["text", "length:integer", "with:text"], "text", [
    "filled at the back up to a length; cut to it when longer",
    "complété derrière jusqu'à une longueur ; coupé à cette longueur s'il est plus long",
  ]),
  {
    ...text("concat", ["text*"], "text", ["the texts one after the other", "les textes mis bout à bout"]),
    nulls: {
      en: "never null: a null counts as '' (unlike ||, which gives null)",
      fr: "jamais null : un null vaut '' (à la différence de ||, qui donne null)",
    },
  },
  {
    ...text("is_blank", ["text"], "boolean", [
      "whether it is null, empty or only spaces",
      "s'il est null, vide ou fait d'espaces seuls",
    ]),
    nulls: neverNull,
  },
  text("null_if_blank", ["text"], "text", [
    "null when it is empty or only spaces, else as it is",
    "null s'il est vide ou fait d'espaces seuls, sinon tel quel",
  ]),
];
