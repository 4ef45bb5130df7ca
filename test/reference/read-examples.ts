import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { type MetricQueryInput, metricQuery } from "../../src/contract/index.ts";

const words = z.strictObject({ en: z.string(), fr: z.string() });

const question = z.strictObject({
  asks: words,
  query: z.custom<MetricQueryInput>((query) => metricQuery.safeParse(query).success, "no question"),
});

const example = z.strictObject({
  title: words,
  /** What it shows, in a sentence or two. */
  says: words.optional(),
  /** A file of definitions, as an author writes it. */
  definitions: z.string().optional(),
  /** Lines of `entente.yaml` that take the place of the demo company's. */
  settings: z.string().optional(),
  /** Lines of the demo company's `definitions/values.yaml`. */
  values: z.string().optional(),
  /** The rows of datasets that it declares, as CSV. */
  rows: z.record(z.string(), z.string()).default({}),
  questions: z.array(question).min(1),
});

/** One construct of the language: what an author writes, and what is asked then. */
export type ReferenceExample = z.infer<typeof example> & { readonly name: string };

const folder = new URL("../../docs/reference/examples/", import.meta.url);

export function readExamples(): readonly ReferenceExample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const read = example.safeParse(parse(readFileSync(new URL(file, folder), "utf8")));
      if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
      return { name: file.replace(/\.yaml$/u, ""), ...read.data };
    });
}
