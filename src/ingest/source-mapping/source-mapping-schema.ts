import { z } from "zod";
import { type FieldMapping, type SourceMapping, valueDomains } from "../../dataset/index.ts";
import { compact } from "../yaml/compact.ts";
import type { Path } from "../yaml/read-yaml.ts";

export const loadKinds = ["full", "upsert", "append", "replace"] as const;
export const dateOrders = ["iso", "dmy", "mdy"] as const;
export const waysToRefer = ["id", "email", "domain", "name"] as const;

export const text = z.string().min(1);
export const textList = z.preprocess((raw) => (typeof raw === "string" ? [raw] : raw), z.array(text).min(1));

const optional = <S extends z.ZodType>(schema: S) => z.optional(schema);

const fieldKeys = z.strictObject({
  from: optional(textList),
  value: optional(z.union([z.string(), z.number(), z.boolean()])),
  header: optional(z.literal(true)),
  cell: optional(z.literal(true)),
  dates: optional(z.enum(dateOrders)),
  split: optional(text),
  by: optional(z.enum(waysToRefer)),
  system: optional(text),
  times: optional(z.number()),
  currency_from: optional(text),
  domain: optional(z.enum(valueDomains)),
});

type FieldKeys = z.infer<typeof fieldKeys>;

const options: { readonly [kind: string]: readonly string[] } = {
  from: ["dates", "split", "by", "system", "times", "currency_from", "domain"],
  value: [],
  header: [],
  cell: ["dates"],
};

/** A field reads exactly one thing, and carries only what fits it. */
function readsOneThing(field: FieldKeys): boolean {
  const written = Object.keys(compact(field));
  const [kind, second] = written.filter((key) => Object.hasOwn(options, key));
  if (kind === undefined || second !== undefined) return false;
  return written.every((key) => key === kind || options[kind]!.includes(key));
}

const field = z.preprocess(
  (raw) => (typeof raw === "string" || Array.isArray(raw) ? { from: raw } : raw),
  fieldKeys.refine(readsOneThing, { message: "source" }),
);

const target = z.strictObject({
  dataset: text,
  key: optional(textList),
  when: optional(text),
  each: optional(text.refine((each) => each.split("*").length === 2, { message: "pattern" })),
  aliases: optional(textList),
  fields: z.record(z.string(), field),
});

export const sourceMappingSchema = z.strictObject({
  source: optional(text.refine((name) => /^[a-z0-9][a-z0-9_-]*$/.test(name), { message: "name" })),
  system: text,
  preset: optional(text),
  files: textList,
  sheet: optional(text),
  kind: z.enum(loadKinds),
  period: optional(text),
  timezone: text,
  dates: optional(z.enum(dateOrders)),
  decimal: optional(z.enum([".", ","])),
  currency: optional(text.regex(/^[A-Z]{3}$/)),
  into: z.array(target).min(1),
});

export type WrittenSource = z.infer<typeof sourceMappingSchema>;

/** The keys that may stand at a path, for suggestions. */
export function sourceKeysAt(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(sourceMappingSchema.shape);
  if (path.length === 2) return Object.keys(target.shape);
  return path.length === 4 ? Object.keys(fieldKeys.shape) : [];
}

/** From what is written to what the program reads. */
export function toSourceMapping(written: WrittenSource, name: string): SourceMapping {
  const into = written.into.map(({ fields, ...rest }) => ({
    ...compact(rest),
    fields: Object.fromEntries(Object.entries(fields).map(([column, one]) => [column, toField(one)])),
  }));
  return { ...compact(written), source: written.source ?? name, into };
}

function toField({
  from,
  value,
  header,
  cell,
  dates,
  currency_from: currencyFrom,
  ...rest
}: FieldKeys): FieldMapping {
  if (value !== undefined) return { value };
  if (header !== undefined) return { header };
  if (cell !== undefined) return compact({ cell, dates });
  return compact({ from: from ?? [], ...rest, dates, currencyFrom });
}
