import type { Reason } from "../reason.ts";

type OfKind<Kind extends Reason["kind"]> = Extract<Reason, { readonly kind: Kind }>;

/** The words of every reason, typed with what it mentions. */
export type ReasonWords = { readonly [Kind in Reason["kind"]]: (reason: OfKind<Kind>) => string };

export function wordsOfReason<Kind extends Reason["kind"]>(words: ReasonWords, reason: OfKind<Kind>): string {
  // The reason's own kind names its words; the compiler does not see that the two go together.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const say = words[reason.kind] as (reason: OfKind<Kind>) => string;
  return say(reason);
}
