import type { Localised, Place } from "../../../core/index.ts";

/** A definition as it will be written. */
export interface Entry {
  readonly id: string;
  readonly body: Body;
  /** Where it comes from. */
  readonly comment?: string;
}

export type Body = { readonly [key: string]: Value };

export type Value = string | number | boolean | Body | readonly Value[];

export type Section = "datasets" | "calendars" | "dimensions" | "measures" | "metrics";

/** A file of definitions before it is text. */
export interface FileDraft {
  /** Without its ending. */
  readonly name: string;
  readonly heading: string;
  readonly sections: { readonly [S in Section]?: readonly Entry[] };
}

/** MetricFlow's words, which are in no language that it knows, in both of ours. */
export function wordsOf({
  name,
  label,
  description,
}: {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
}) {
  return {
    label: both(label ?? name),
    ...(description !== undefined && description !== name && { description: both(description) }),
  };
}

function both(text: string): { readonly [L in keyof Localised]: string } {
  return { en: text, fr: text };
}

export function originOf({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
