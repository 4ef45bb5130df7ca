import type { SqlToken } from "./tokens.ts";

/** Thrown inside the parser alone, which turns it into a result. */
export class UnreadableSql extends Error {
  readonly near: string;

  constructor(near: string) {
    super(near);
    this.near = near;
  }
}

const deepest = 200;

/** A place in the tokens of a SQL text. */
export class SqlReader {
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly SqlToken[];

  constructor(tokens: readonly SqlToken[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): SqlToken {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  next(): SqlToken {
    const token = this.peek();
    this.position = Math.min(this.position + 1, this.tokens.length - 1);
    return token;
  }

  within<Value>(read: () => Value): Value {
    this.depth++;
    if (this.depth > deepest) this.refuse();
    const value = read();
    this.depth--;
    return value;
  }

  isWord(...words: readonly string[]): boolean {
    return this.isWordAt(0, ...words);
  }

  isWordAt(ahead: number, ...words: readonly string[]): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "name" && words.includes(text.toLowerCase());
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "symbol" && text === symbol;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next();
    return true;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.refuse();
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.refuse();
  }

  refuse(): never {
    throw new UnreadableSql(
      this.tokens
        .slice(this.position, this.position + 4)
        .map(({ text }) => text)
        .join(" "),
    );
  }
}
