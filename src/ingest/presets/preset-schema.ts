import { valueDomains } from "../../dataset/index.ts";
import { z } from "zod";
import {
  dateOrders,
  loadKinds,
  text,
  textList,
  waysToRefer,
} from "../source-mapping/source-mapping-schema.ts";
import { compact } from "../yaml/compact.ts";
import type { Path } from "../yaml/read-yaml.ts";
import type { Preset, PresetField } from "./preset.ts";

const localised = z.preprocess(
  (raw) => (typeof raw === "string" ? { en: raw, fr: raw } : raw),
  z.strictObject({ en: text, fr: text }),
);

const column = z.preprocess(
  (raw) => (typeof raw === "string" || Array.isArray(raw) ? { headers: raw } : raw),
  z.strictObject({ headers: textList, required: z.boolean().default(false) }),
);

const way = z.preprocess(
  (raw) => (typeof raw === "string" ? { from: raw } : raw),
  z.strictObject({
    from: textList.optional(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    header: z.literal(true).optional(),
    cell: z.literal(true).optional(),
    by: z.enum(waysToRefer).optional(),
    split: text.optional(),
    system: text.optional(),
    times: z.number().optional(),
    dates: z.enum(dateOrders).optional(),
    currency_from: text.optional(),
    domain: z.enum(valueDomains).optional(),
    called: text.optional(),
  }),
);

const ways = z.preprocess((raw) => {
  if (!Array.isArray(raw)) return [raw];
  return raw.every((item) => typeof item === "string") ? [{ from: raw }] : raw;
}, z.array(way).min(1));

const target = z.strictObject({
  dataset: text,
  key: textList.optional(),
  otherwise_key: textList.optional(),
  when: text.optional(),
  unless: text.optional(),
  each: text.optional(),
  aliases: textList.optional(),
  fields: z.record(z.string(), ways),
});

const notice = z.strictObject({
  missing: textList.optional(),
  found: z.strictObject({ column: text, values: textList }).optional(),
  refuse: z.boolean().default(false),
  say: localised,
});

const meaning = z.union([
  z.string(),
  z.null(),
  z
    .strictObject({
      campaign: text,
      channel: text.optional(),
      network: text.optional(),
      strategy: text.optional(),
    })
    .transform((one) => compact(one)),
  z
    .strictObject({ rep: text, team: text.optional(), party: text.optional(), manager: text.optional() })
    .transform((one) => compact(one)),
]);

export const presetSchema = z.strictObject({
  name: text.refine((name) => /^[a-z0-9][a-z0-9_-]*$/.test(name), { message: "name" }),
  label: localised,
  system: text,
  template: z.boolean().default(false),
  kind: z.enum(loadKinds),
  why: localised.optional(),
  period: text.optional(),
  timezone: text.optional(),
  columns: z.record(z.string(), column),
  one_of: z.array(textList).default([]),
  never: textList.optional(),
  ignored: textList.optional(),
  values: z.partialRecord(z.enum(valueDomains), z.record(z.string(), meaning)).default({}),
  notices: z.array(notice).default([]),
  into: z.array(target).min(1),
});

type WrittenPreset = z.infer<typeof presetSchema>;

export function presetKeysAt(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(presetSchema.shape);
  if (path[0] === "columns") return ["headers", "required"];
  if (path[0] === "notices") return Object.keys(notice.shape);
  if (path[0] === "into" && path.length === 2) return Object.keys(target.shape);
  return [
    "from",
    "value",
    "header",
    "cell",
    "by",
    "split",
    "times",
    "dates",
    "currency_from",
    "domain",
    "called",
  ];
}

export function toPreset(written: WrittenPreset): Preset {
  const { template, one_of, never, ignored, into, notices, values, ...rest } = written;
  return {
    ...compact(rest),
    isTemplate: template,
    oneOf: one_of,
    never: never ?? [],
    ignored: ignored ?? [],
    values: compact(values),
    notices: notices.map(({ missing, ...other }) => ({ ...compact(other), missing: missing ?? [] })),
    into: into.map(({ otherwise_key: otherwiseKey, fields, ...other }) => ({
      ...compact({ ...other, otherwiseKey }),
      fields: Object.fromEntries(Object.entries(fields).map(([name, list]) => [name, list.map(toField)])),
    })),
  };
}

function toField(written: z.infer<typeof way>): PresetField {
  const { from, value, header, cell, dates, currency_from: currencyFrom, ...rest } = written;
  if (value !== undefined) return { value };
  if (header !== undefined) return { header };
  if (cell !== undefined) return compact({ cell, dates });
  return compact({ from: from ?? [], ...rest, dates, currencyFrom });
}
