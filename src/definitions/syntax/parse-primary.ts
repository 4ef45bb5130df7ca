import { momentIn, unreachable } from "../../core/index.ts";
import { isCalendarDay } from "./calendar-day.ts";
import { limits } from "./limits.ts";
import { reserved, type TokenReader } from "./token-reader.ts";
import type { NamePart, Syntax } from "./tree.ts";

type ParseFrom = (minimum: number) => Syntax;

const statements = new Set(
  "select with insert update delete create drop alter copy attach pragma set from where group order union exists".split(
    " ",
  ),
);

/** A literal, a name, a call, a `case` or an expression in parentheses. */
export function parsePrimary(reader: TokenReader, parseFrom: ParseFrom): Syntax {
  const token = reader.peek();
  switch (token.kind) {
    case "number":
      return parseNumber(reader);
    case "text":
      reader.next();
      return { kind: "literal", type: "text", value: token.text, span: token.span };
    case "quoted-name":
      return parseName(reader, parseFrom);
    case "name":
      return reserved.has(token.text.toLowerCase())
        ? parseReserved(reader, parseFrom)
        : parseName(reader, parseFrom);
    case "symbol":
      if (token.text === "(") return parseGroup(reader, parseFrom);
      reader.refuseToken("a value");
      return reader.nothing();
    case "end":
      reader.refuseToken("a value");
      return reader.nothing();
    default:
      return unreachable(token.kind);
  }
}

function parseNumber(reader: TokenReader): Syntax {
  const { text, span } = reader.peek();
  const [whole = "", fraction] = text.split(".");
  const digits = whole.replace(/^0+(?=\d)/u, "");
  const tooLong = digits.length + (fraction?.length ?? 0) > limits.digits;
  if (tooLong || (fraction === undefined && !Number.isSafeInteger(Number(digits)))) {
    reader.refuse("number-too-long", { number: text, digits: limits.digits });
    return reader.nothing();
  }
  reader.next();
  if (fraction === undefined) return { kind: "literal", type: "integer", value: digits, span };
  return { kind: "literal", type: "decimal", value: `${digits === "" ? "0" : digits}.${fraction}`, span };
}

function parseGroup(reader: TokenReader, parseFrom: ParseFrom): Syntax {
  const start = reader.next().span.start;
  const inner = parseFrom(0);
  const end = reader.expectSymbol(")").span.end;
  return { ...inner, span: { start, end } };
}

function parseReserved(reader: TokenReader, parseFrom: ParseFrom): Syntax {
  const { span, text } = reader.peek();
  switch (text.toLowerCase()) {
    case "null":
      reader.next();
      return { kind: "literal", type: "null", value: null, span };
    case "true":
    case "false":
      reader.next();
      return { kind: "literal", type: "boolean", value: text.toLowerCase() === "true", span };
    case "case":
      return parseCase(reader, parseFrom);
    default:
      reader.refuseToken("a value");
      return reader.nothing();
  }
}

function parseCase(reader: TokenReader, parseFrom: ParseFrom): Syntax {
  const start = reader.next().span.start;
  if (!reader.isWord("when")) reader.refuse("case-with-operand", {}, "case when ... then ... end");
  const branches: { when: Syntax; then: Syntax }[] = [];
  while (reader.takeWord("when")) {
    const when = parseFrom(0);
    reader.expectWord("then");
    const then = parseFrom(0);
    // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
    branches.push({ when, then });
  }
  const otherwise = reader.takeWord("else") ? parseFrom(0) : undefined;
  const span = { start, end: reader.expectWord("end").span.end };
  return { kind: "case", branches, ...(otherwise && { otherwise }), span };
}

function parseName(reader: TokenReader, parseFrom: ParseFrom): Syntax {
  const first = reader.next();
  const isBare = first.kind === "name";
  const follows = reader.peek();
  const word = first.text.toLowerCase();
  if (isBare && (word === "date" || word === "instant") && follows.kind === "text")
    return parseTime(reader, word, first.span);
  if (isBare && follows.kind === "symbol" && follows.text === "(") return parseCall(reader, first, parseFrom);
  const parts = parseParts(reader, { text: first.text, quoted: !isBare, span: first.span });
  if (isBare && statements.has(word) && startsOperand(reader)) {
    reader.refuse("statement-refused", { word: first.text });
  }
  return { kind: "name", parts, span: { start: first.span.start, end: parts.at(-1)!.span.end } };
}

function parseParts(reader: TokenReader, first: NamePart): readonly NamePart[] {
  const parts = [first];
  while (reader.takeSymbol(".")) {
    const part = reader.peek();
    if (part.kind !== "name" && part.kind !== "quoted-name") reader.refuseToken("a name");
    reader.next();
    parts.push({ text: part.text, quoted: part.kind === "quoted-name", span: part.span });
  }
  return parts;
}

/** Two operands side by side are no expression: the first of them began a statement. */
function startsOperand(reader: TokenReader): boolean {
  const { kind, text } = reader.peek();
  if (kind === "name") return !reserved.has(text.toLowerCase());
  return kind === "quoted-name" || kind === "number" || kind === "text" || text === "*";
}

function parseTime(
  reader: TokenReader,
  type: "date" | "instant",
  { start }: { readonly start: number },
): Syntax {
  const { text, span } = reader.peek();
  const value = type === "date" ? dayIn(text) : momentIn(text);
  if (value === undefined) {
    reader.refuse(type === "date" ? "date-invalid" : "instant-invalid", { text });
    return reader.nothing();
  }
  reader.next();
  return { kind: "literal", type, value, span: { start, end: span.end } };
}

function dayIn(text: string): string | undefined {
  return isCalendarDay(text) ? text : undefined;
}

function parseCall(
  reader: TokenReader,
  name: { readonly text: string; readonly span: { readonly start: number; readonly end: number } },
  parseFrom: ParseFrom,
): Syntax {
  if (statements.has(name.text.toLowerCase())) {
    reader.refuse("statement-refused", { word: name.text });
    return reader.nothing();
  }
  reader.next();
  const found: Syntax[] = [];
  if (!reader.takeSymbol(")")) {
    do {
      found.push(parseFrom(0));
    } while (reader.takeSymbol(","));
    const end = reader.expectSymbol(")").span.end;
    return call(found, end);
  }
  return call(found, reader.peek().span.start);

  function call(args: readonly Syntax[], end: number): Syntax {
    const span = { start: name.span.start, end };
    return { kind: "call", name: name.text.toLowerCase(), nameSpan: name.span, arguments: args, span };
  }
}
