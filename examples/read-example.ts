import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { metricQuery } from "../src/contract/index.ts";

const cell = z.union([z.null(), z.string(), z.number()]);

const example = z.strictObject({
  title: z.string(),
  /** The folder of its files, in the folder of public data. */
  folder: z.string(),
  /** Source name -> file. */
  files: z.record(z.string(), z.string()),
  checks: z.array(
    z.strictObject({
      what: z.string(),
      query: metricQuery,
      decimals: z.int().min(0).optional(),
      expect: z.array(z.array(cell)),
    }),
  ),
  load: z.array(
    z.strictObject({
      what: z.string(),
      source: z.string(),
      read: z.int().optional(),
      quarantined: z.int().optional(),
      repaired: z.strictObject({ rule: z.string(), rows: z.int() }).optional(),
    }),
  ),
});

export type Example = z.infer<typeof example>;

export function readExample(folder: URL): Example {
  return example.parse(parse(readFileSync(new URL("checks.yaml", folder), "utf8")));
}
