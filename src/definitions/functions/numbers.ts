import { type FunctionSpec, parameters, strictNulls } from "./spec.ts";

const number = (
  name: string,
  takes: readonly string[],
  result: FunctionSpec["result"],
  [en, fr]: readonly [string, string],
): FunctionSpec => ({
  name,
  group: "number",
  parameters: parameters(...takes),
  result,
  unit: "first",
  does: { en, fr },
  nulls: strictNulls,
});

const divisionNulls = {
  en: "null when an argument is null or the divisor is 0",
  fr: "null dès qu'un argument est null ou que le diviseur vaut 0",
};

export const numberFunctions: readonly FunctionSpec[] = [
  number("abs", ["number"], "first", ["without its sign", "sans son signe"]),
  {
    ...number("sign", ["number"], "integer", ["-1, 0 or 1", "-1, 0 ou 1"]),
    unit: "plain",
  },
  {
    ...number("round", ["number", "digits:integer?"], "first", [
      "rounded to so many digits after the point (0 when not said, from 0 to 6), halves away from zero",
      "arrondi à tant de chiffres après la virgule (0 si rien n'est dit, de 0 à 6), les moitiés loin de zéro",
    ]),
    parameters: [
      { name: "number", type: "number" },
      { name: "digits", type: "integer", optional: true, literal: ["0", "1", "2", "3", "4", "5", "6"] },
    ],
  },
  number("floor", ["number"], "integer", ["the integer at or below", "l'entier égal ou inférieur"]),
  number("ceil", ["number"], "integer", ["the integer at or above", "l'entier égal ou supérieur"]),
  number("truncate", ["number"], "integer", [
    "without what follows the point",
    "sans ce qui suit la virgule",
  ]),
  {
    ...number("div", ["integer", "by:integer"], "integer", [
      "the whole part of the division, cut towards zero",
      "la partie entière de la division, coupée vers zéro",
    ]),
    nulls: divisionNulls,
  },
  {
    ...number("mod", ["integer", "by:integer"], "integer", [
      "what remains of the division, with the sign of the first number",
      "le reste de la division, du signe du premier nombre",
    ]),
    nulls: divisionNulls,
  },
  number("clamp", ["number", "low:number", "high:number"], "common", [
    "kept between two limits",
    "maintenu entre deux bornes",
  ]),
  {
    ...number("bucket", ["number", "width:integer"], "integer", [
      "the lower limit of its band of that width: bucket(27, 10) is 20",
      "la borne inférieure de sa tranche de cette largeur : bucket(27, 10) vaut 20",
    ]),
    nulls: {
      en: "null when the number is null or the width is 0 or less",
      fr: "null quand le nombre est null ou que la largeur est nulle ou négative",
    },
  },
];
