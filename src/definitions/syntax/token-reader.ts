import type { Problem } from "../../core/index.ts";
import { type Code, type Facts, type PlaceOf, problem } from "../problems.ts";
import { limits } from "./limits.ts";
import type { Token } from "./tokens.ts";
import type { Syntax } from "./tree.ts";

export const reserved: ReadonlySet<string> = new Set(
  "and or not in between like is null true false case when then else end".split(" "),
);

/** A place in the tokens. After the first fault it stands at the end, so that reading stops by itself. */
export class TokenReader {
  problem: Problem | undefined;
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly at: PlaceOf;

  constructor(tokens: readonly Token[], at: PlaceOf) {
    this.tokens = tokens;
    this.at = at;
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.position = Math.min(this.position + 1, this.tokens.length - 1);
    return token;
  }

  enter(): boolean {
    this.depth++;
    if (this.depth > limits.depth) this.refuse("expression-too-deep", { limit: limits.depth });
    return this.problem === undefined;
  }

  leave(): void {
    this.depth--;
  }

  isWord(...words: readonly string[]): boolean {
    return isWordToken(this.peek(), words);
  }

  isWordAfter(...words: readonly string[]): boolean {
    return isWordToken(this.peek(1), words);
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    if (token.kind !== "symbol" || token.text !== symbol) return false;
    this.next();
    return true;
  }

  /** The operator standing here, in lower case. */
  peekOperator(): string | undefined {
    const token = this.peek();
    if (token.kind === "symbol") return token.text;
    return this.isWord("and", "or") ? token.text.toLowerCase() : undefined;
  }

  expectWord(word: string): Token {
    if (!this.isWord(word)) this.refuseToken(word);
    return this.next();
  }

  expectSymbol(symbol: string): Token {
    const token = this.peek();
    if (token.kind !== "symbol" || token.text !== symbol) this.refuseToken(symbol);
    return this.next();
  }

  refuseToken(expected: "a value" | "an operator" | (string & {})): void {
    const token = this.peek();
    if (token.kind === "end") this.refuse("expression-unfinished", { expected });
    else this.refuse("token-unexpected", { found: token.text, expected });
  }

  refuse<C extends Code>(code: C, facts: Facts[C], suggestion?: string): void {
    this.problem ??= problem(code, facts, { place: this.at(this.peek().span), suggestion });
    this.position = this.tokens.length - 1;
  }

  nothing(): Syntax {
    return { kind: "literal", type: "null", value: null, span: this.peek().span };
  }
}

function isWordToken(token: Token, words: readonly string[]): boolean {
  return token.kind === "name" && words.includes(token.text.toLowerCase());
}
