import type { Localised } from "../../core/index.ts";
import { type FunctionSpec, neverNull, parameters, strictNulls } from "./spec.ts";

const choice = (
  name: string,
  takes: readonly string[],
  result: FunctionSpec["result"],
  words: { readonly does: Localised; readonly nulls: Localised },
): FunctionSpec => ({
  name,
  group: "choice",
  parameters: parameters(...takes),
  result,
  ...(result === "common" && { unit: "common" }),
  ...words,
});

const knownNulls: Localised = {
  en: "nulls are passed over; null only when all are",
  fr: "les null sont laissés de côté ; null seulement si tous le sont",
};

export const choiceFunctions: readonly FunctionSpec[] = [
  choice("coalesce", ["first:any", "next:any*"], "common", {
    does: { en: "the first that is not null", fr: "le premier qui n'est pas null" },
    nulls: { en: "null only when all are", fr: "null seulement si tous le sont" },
  }),
  choice("nullif", ["value:any", "unwanted:any"], "common", {
    does: {
      en: "null when the two are equal, else the first",
      fr: "null si les deux sont égaux, sinon le premier",
    },
    nulls: { en: "the first when the second is null", fr: "le premier quand le second est null" },
  }),
  choice("if", ["condition:boolean", "then:any", "else:any"], "common", {
    does: {
      en: "the second when the condition is true, else the third",
      fr: "le deuxième si la condition est vraie, sinon le troisième",
    },
    nulls: { en: "a null condition counts as false", fr: "une condition null compte comme fausse" },
  }),
  choice("least", ["first:ordered", "next:ordered*"], "common", {
    does: { en: "the smallest", fr: "le plus petit" },
    nulls: strictNulls,
  }),
  choice("greatest", ["first:ordered", "next:ordered*"], "common", {
    does: { en: "the largest", fr: "le plus grand" },
    nulls: strictNulls,
  }),
  choice("least_known", ["first:ordered", "next:ordered*"], "common", {
    does: { en: "the smallest of those that are known", fr: "le plus petit de ceux qui sont connus" },
    nulls: knownNulls,
  }),
  choice("greatest_known", ["first:ordered", "next:ordered*"], "common", {
    does: { en: "the largest of those that are known", fr: "le plus grand de ceux qui sont connus" },
    nulls: knownNulls,
  }),
  choice("is_same", ["left:any", "right:any"], "boolean", {
    does: {
      en: "whether they are equal, two nulls being equal",
      fr: "s'ils sont égaux, deux null étant égaux",
    },
    nulls: neverNull,
  }),
  choice("is_true", ["condition:boolean"], "boolean", {
    does: { en: "whether it is known to be true", fr: "si elle est vraie à coup sûr" },
    nulls: neverNull,
  }),
  choice("is_false", ["condition:boolean"], "boolean", {
    does: { en: "whether it is known to be false", fr: "si elle est fausse à coup sûr" },
    nulls: neverNull,
  }),
];
