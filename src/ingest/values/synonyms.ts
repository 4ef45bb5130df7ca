import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { allowedValues, type ValueDomain, valueDomains } from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";

/** For each closed domain: folded word -> canonical value. */
export type Synonyms = { readonly [D in ValueDomain]?: ReadonlyMap<string, string> };

const shape = z.partialRecord(z.enum(valueDomains), z.record(z.string(), z.array(z.string())));
const file = fileURLToPath(new URL("./value-synonyms.yaml", import.meta.url));

/** Reads the bilingual dictionary; the canonical values and their labels are words too. */
export function readSynonyms(): Synonyms {
  const written = shape.parse(parse(readFileSync(file, "utf8")));
  return Object.fromEntries(
    valueDomains.flatMap((domain) => {
      const values = allowedValues[domain];
      if (values === undefined) return [];
      const own = values.flatMap(({ value, label }) =>
        [value, label.en, label.fr].map((word) => [word, value]),
      );
      const more = Object.entries(written[domain] ?? {}).flatMap(([value, words]) =>
        words.map((word) => [word, value]),
      );
      const folded = [...own, ...more].map(([word, value]) => [foldHeader(word!), value!] as const);
      return [[domain, new Map(folded.reverse())] as const];
    }),
  );
}
