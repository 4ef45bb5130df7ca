import type { ReasonOf } from "../checked.ts";
import type { EmailFacts } from "./words/facts.ts";

export type EmailReason<Code extends keyof EmailFacts = keyof EmailFacts> = ReasonOf<EmailFacts, Code>;

export function reason<Code extends keyof EmailFacts>(
  code: Code,
  facts: EmailFacts[Code],
): EmailReason<Code> {
  return { code, facts };
}

/** A character the way a reader can see it. */
export function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  if (character === " ") return `${hex} (blank)`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}"` : hex;
}
