import type { Language, Localised } from "../../core/index.ts";
import { expressionFunctions, signatureOf } from "./index.ts";
import type { FunctionResult, FunctionSpec } from "./spec.ts";

const groups: { readonly [G in FunctionSpec["group"]]: Localised } = {
  choice: { en: "Choices and nulls", fr: "Choix et null" },
  text: { en: "Text", fr: "Texte" },
  number: { en: "Numbers", fr: "Nombres" },
  date: { en: "Dates", fr: "Dates" },
  conversion: { en: "Conversions", fr: "Conversions" },
};

const heads: { readonly [L in Language]: string } = {
  en: "| function | takes | gives | what it gives | nulls |",
  fr: "| fonction | reçoit | donne | ce qu'elle donne | null |",
};

/** The functions as Markdown tables, one a group. */
export function printFunctions(language: Language): string {
  const printed = Object.entries(groups).map(([group, title]) => {
    const rows = expressionFunctions
      .filter((spec) => spec.group === group)
      .map((spec) => rowOf(spec, language));
    return [`### ${title[language]}`, "", heads[language], "| --- | --- | --- | --- | --- |", ...rows].join(
      "\n",
    );
  });
  return printed.join("\n\n");
}

function rowOf(spec: FunctionSpec, language: Language): string {
  const takes = spec.parameters.map(({ type, literal }) =>
    Array.isArray(literal) ? literal.map((one) => `\`${one}\``).join(" ") : type,
  );
  const cells = [`\`${signatureOf(spec)}\``, takes.join(", "), resultOf(spec.result, language)];
  return `| ${[...cells, spec.does[language], spec.nulls[language]].join(" | ")} |`;
}

function resultOf(result: FunctionResult, language: Language): string {
  if (result === "first") return language === "en" ? "the type of the first" : "le type du premier";
  if (result !== "common") return result;
  return language === "en" ? "their common type" : "leur type commun";
}
