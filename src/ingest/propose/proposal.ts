import type { Localised, Problem } from "../../core/index.ts";
import type { LoadKind, Meaning, SourceMapping, ValueDomain, ValueMappings } from "../../dataset/index.ts";
import type { Recognition } from "../presets/recognise.ts";

/** What a file is proposed to become. Nothing in it is written until someone agrees. */
export interface SourceProposal {
  readonly mapping: SourceMapping;
  /** Undefined when no preset knows the file. */
  readonly recognition?: Recognition;
  readonly kind: { readonly kind: LoadKind; readonly why: Localised };
  readonly columns: readonly ColumnProposal[];
  /** Headers that nothing reads. */
  readonly unmapped: readonly string[];
  /** Every distinct value of the columns whose words have a meaning, the most frequent first. */
  readonly values: readonly ValueProposal[];
  /** Of these, what is sure enough to be written and is not yet known. */
  readonly additions: ValueMappings;
  /** What cannot be known from the file: until it is answered, the mapping is not written. */
  readonly questions: readonly Problem[];
  /** What was assumed, and what the file does not carry. */
  readonly warnings: readonly Problem[];
}

export interface ColumnProposal {
  readonly header: string;
  /** The place of the target in `into`. */
  readonly target: number;
  readonly dataset: string;
  readonly column: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly why: Localised;
}

export interface ValueProposal extends MeaningProposal {
  readonly domain: ValueDomain;
  readonly system: string;
  readonly header: string;
  readonly raw: string;
  readonly rows: number;
}

export interface MeaningProposal {
  /** Undefined: unmapped. Loaded all the same, counted, and offered. */
  readonly meaning?: Meaning;
  readonly confidence: number;
  readonly why: Localised;
  /** The workspace has said it already. */
  readonly isKnown?: boolean;
}
