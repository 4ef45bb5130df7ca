import type { Language, Localised, Problem, Report, Result } from "../core/index.ts";
import type { Block } from "./printing/block.ts";

/** What may follow a verb on the command line, as data: it is parsed, checked and explained from this. */
export type Option =
  | { readonly kind: "flag"; readonly summary: Localised }
  | (Valued & { readonly kind: "text" })
  | (Valued & { readonly kind: "integer" })
  | (Valued & { readonly kind: "day" })
  | (Valued & { readonly kind: "choice"; readonly choices: readonly string[] })
  /** Separated by commas, or given several times. */
  | (Valued & { readonly kind: "list"; readonly choices?: readonly string[] })
  /** `name=value`, separated by commas, or given several times. */
  | (Valued & { readonly kind: "pairs" });

interface Valued {
  readonly summary: Localised;
  /** What stands for the value in help: NAME, DIR. */
  readonly value: string;
}

export type Options = { readonly [name: string]: Option };

type ValueOf<O extends Option> = O extends { kind: "flag" }
  ? boolean
  : O extends { kind: "integer" }
    ? number | undefined
    : O extends { kind: "list" }
      ? readonly string[]
      : O extends { kind: "pairs" }
        ? ReadonlyMap<string, string>
        : O extends { kind: "choice"; choices: readonly (infer Choice)[] }
          ? Choice | undefined
          : string | undefined;

export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

export interface Operand {
  readonly name: string;
  readonly summary: Localised;
  readonly required: boolean;
  /** It takes all that follow. */
  readonly many?: boolean;
}

export interface Example {
  readonly line: string;
  readonly says: Localised;
}

/** One call of a verb: what was typed, and who reads the answer. */
export interface Call<O extends Options = Options> {
  readonly operands: readonly string[];
  readonly options: Values<O>;
  readonly reader: Reader;
  /** The folder of the command line. */
  readonly cwd: string;
  /** `--workspace`, as typed. */
  readonly workspace: string | undefined;
  readonly report: Report;
}

export interface Reader {
  readonly language: Language;
  /** BCP 47, for numbers and dates: `fr-CH`. */
  readonly locale: string;
}

/** What a verb answers: one document for scripts, and the same for people. */
export interface Reply {
  readonly document: object;
  readonly blocks: readonly Block[];
  /** Problems that did not prevent the answer. */
  readonly warnings?: readonly Problem[];
}

export type Answer = Result<Reply, readonly Problem[]>;

export interface Command<O extends Options = Options> {
  /** One word, or two: `source add`. */
  readonly name: string;
  readonly summary: Localised;
  readonly operands: readonly Operand[];
  readonly options: O;
  readonly examples: readonly [Example, ...Example[]];
  readonly run: (call: Call<O>) => Promise<Answer>;
}

/** A command whose options are typed one by one, forgotten as such once it stands in the list of verbs. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // The values were read by these very options, each by its kind.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { ...command, run: (call) => command.run(call as unknown as Call<O>) };
}
