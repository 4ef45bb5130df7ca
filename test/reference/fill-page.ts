import { readdirSync, readFileSync } from "node:fs";
import { type Language } from "../../src/core/index.ts";
import { printFunctions } from "../../src/definitions/index.ts";
import type { Answer } from "../../src/contract/index.ts";
import { printExample } from "./print-example.ts";
import { printKeys } from "./print-keys.ts";
import type { ReferenceExample } from "./read-examples.ts";

export interface Page {
  readonly language: Language;
  readonly name: string;
  readonly url: URL;
  readonly text: string;
}

export interface Answered {
  readonly example: ReferenceExample;
  readonly answers: readonly Answer[];
}

const part = /<!-- (?<what>keys|example|functions) ?(?<of>\S*) -->\n(?:[\s\S]*?\n)??<!-- end -->/gu;

export function readPages(): readonly Page[] {
  return (["en", "fr"] as const).flatMap((language) => {
    const folder = new URL(`../../docs/reference/${language}/`, import.meta.url);
    return readdirSync(folder)
      .sort()
      .map((name) => {
        const url = new URL(name, folder);
        return { language, name, url, text: readFileSync(url, "utf8") };
      });
  });
}

/** The examples that a page shows, in order, each with what it shows of it. */
export function examplesOn({ text }: Page): ReadonlyMap<string, string> {
  const found = [...text.matchAll(part)].map(([whole, what, of]) => ({ whole, what, of: of! }));
  return new Map(
    found
      .filter(({ what }) => what === "example")
      .map(({ whole, of }) => [of, whole.split("\n").slice(1, -1).join("\n")]),
  );
}

/** A page with its parts printed anew: tables of keys and functions, examples with their answers. */
export function fillPage({ text, language }: Page, answered: ReadonlyMap<string, Answered>): string {
  return text.replace(part, (_, what: string, of: string) => {
    const mark = `<!-- ${what}${of === "" ? "" : ` ${of}`} -->`;
    return `${mark}\n${printPart(what, of, language, answered)}\n<!-- end -->`;
  });
}

function printPart(
  what: string,
  of: string,
  language: Language,
  answered: ReadonlyMap<string, Answered>,
): string {
  if (what === "functions") return printFunctions(language);
  if (what === "keys") return printKeys(of, language);
  const one = answered.get(of);
  if (!one) throw new Error(`There is no example ${of}.`);
  return printExample(one.example, one.answers, language);
}
