import type { Civility, Title } from "./civility.ts";

/** A person's name, taken apart; a given or a family name is there, mostly both. */
export interface PersonName {
  readonly civility?: Civility;
  readonly title?: Title;
  readonly given?: string;
  readonly family?: string;
  /** The name at birth, when another is borne. */
  readonly birthFamily?: string;
}

/** A name in the columns of a record, as it came. */
export type WrittenName = { readonly [Part in keyof PersonName]?: string | undefined };

/** A name taken apart, its capitals as they came. */
export interface RawName {
  readonly civility?: Civility | undefined;
  readonly title?: Title | undefined;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly birthFamily?: string | undefined;
}

export const longestName = 200;
