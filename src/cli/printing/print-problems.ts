import type { Language, Problem } from "../../core/index.ts";
import type { Paint } from "./colours.ts";
import { harmless } from "./text-width.ts";

const words = {
  en: { suggestion: (text: string) => `write: ${text}`, warning: "warning:", error: "error:" },
  fr: { suggestion: (text: string) => `écrivez : ${text}`, warning: "attention :", error: "erreur :" },
};

/** `file:line:column`, what is wrong, what to write instead: one problem a paragraph, each once. */
export function printProblems(problems: readonly Problem[], language: Language, paint: Paint): string {
  return [...new Set(problems.map((problem) => printProblem(problem, language, paint)))].join("");
}

function printProblem(problem: Problem, language: Language, paint: Paint): string {
  const say = words[language];
  const place = printPlace(problem);
  const label = problem.severity === "error" ? paint(say.error, "bad") : paint(say.warning, "warning");
  const lines = [
    `${place === "" ? "" : `${paint(place, "strong")}: `}${label} ${printed(problem.message[language])}`,
  ];
  if (problem.place?.text !== undefined) lines.push(`    ${paint(printed(problem.place.text), "dim")}`);
  if (problem.suggestion !== undefined)
    lines.push(`    ${paint(say.suggestion(printed(problem.suggestion)), "good")}`);
  return `${lines.join("\n")}\n`;
}

function printPlace({ place }: Problem): string {
  if (place === undefined || place.file === "") return "";
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}

function printed(text: string): string {
  return text.split("\n").map(harmless).join("\n    ");
}

/** The form of a problem in the JSON document of a failed call. */
export function problemDocument(problem: Problem, language: Language): object {
  const { code, severity, facts, message, place, suggestion } = problem;
  return {
    code,
    severity,
    message: message[language],
    facts,
    ...(place && { place }),
    ...(suggestion !== undefined && { suggestion }),
  };
}
