import { problemsOf } from "../../core/index.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export interface NameCount {
  readonly name: string;
  readonly rows: number;
  readonly nearest?: string;
}

/** What a build finds in the data. Counts are of rows. */
export interface FindingFacts {
  readonly "load-without-source": { readonly source: string; readonly loads: readonly string[] };
  readonly "dataset-without-source": { readonly dataset: string };
  readonly "role-unresolved": {
    readonly dataset: string;
    readonly role: string;
    readonly to: string;
    readonly columns: readonly string[];
    readonly rows: number;
    readonly of: number;
    readonly example?: string;
  };
  readonly "reference-unresolved": {
    readonly dataset: string;
    readonly column: string;
    readonly rows: number;
    readonly of: number;
  };
  readonly "values-unmapped": {
    readonly dataset: string;
    readonly column: string;
    readonly rows: number;
    readonly values: readonly NameCount[];
    readonly more: number;
  };
  readonly "names-unknown": {
    readonly dataset: string;
    readonly names: readonly NameCount[];
    readonly rows: number;
    readonly more: number;
  };
  readonly "negative-duration": {
    readonly dataset: string;
    readonly rows: number;
    readonly examples: readonly string[];
  };
  readonly "won-before-known": { readonly rows: number; readonly examples: readonly string[] };
  readonly "cluster-large": { readonly entity: string; readonly clusters: number; readonly records: number };
}

export const problem = problemsOf<FindingFacts>({ en, fr });
