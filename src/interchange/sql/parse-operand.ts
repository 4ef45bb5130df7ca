import { unreachable } from "../../core/index.ts";
import type { SqlReader } from "./token-reader.ts";
import type { SqlTree } from "./tree.ts";
import { typeName } from "./type-name.ts";

type ParseFrom = (minimum: number) => SqlTree;

/** Words that begin or go on with something else than a scalar expression. */
const statements = new Set(
  "select from where with group order union having limit over filter distinct interval exists any all array".split(
    " ",
  ),
);

/** A literal, a name, a call, a template, a `case` or an expression in parentheses. */
export function parseOperand(reader: SqlReader, parseFrom: ParseFrom): SqlTree {
  const { kind, text } = reader.peek();
  switch (kind) {
    case "number":
      reader.next();
      return { kind: "number", text };
    case "text":
      reader.next();
      return { kind: "text", value: text };
    case "template":
      reader.next();
      return { kind: "template", text };
    case "quoted-name":
      return parseName(reader);
    case "name":
      return parseWord(reader, parseFrom);
    case "symbol":
      return parseGroup(reader, parseFrom);
    case "end":
      return reader.refuse();
    default:
      return unreachable(kind);
  }
}

function parseGroup(reader: SqlReader, parseFrom: ParseFrom): SqlTree {
  reader.expectSymbol("(");
  const inner = parseFrom(0);
  reader.expectSymbol(")");
  return inner;
}

function parseWord(reader: SqlReader, parseFrom: ParseFrom): SqlTree {
  const word = reader.peek().text.toLowerCase();
  if (statements.has(word)) reader.refuse();
  const follows = reader.peek(1);
  if (word === "case") return parseCase(reader, parseFrom);
  if (word === "null" || word === "true" || word === "false") {
    reader.next();
    return word === "null" ? { kind: "null" } : { kind: "boolean", value: word === "true" };
  }
  if (["date", "timestamp", "datetime"].includes(word) && follows.kind === "text") {
    reader.next();
    return { kind: "moment", value: reader.next().text };
  }
  if (!reader.isSymbol("(", 1)) return parseName(reader);
  reader.next();
  reader.next();
  return parseCall(reader, word, parseFrom);
}

function parseName(reader: SqlReader): SqlTree {
  const parts = [reader.next().text];
  while (reader.takeSymbol(".")) {
    if (reader.peek().kind !== "name" && reader.peek().kind !== "quoted-name") reader.refuse();
    parts.push(reader.next().text);
  }
  return { kind: "name", parts };
}

function parseCall(reader: SqlReader, name: string, parseFrom: ParseFrom): SqlTree {
  const tree = name === "cast" || name === "try_cast" || name === "safe_cast" ? parseCast : parseArguments;
  const call = name === "extract" ? parseExtract(reader, parseFrom) : tree(reader, name, parseFrom);
  if (reader.isWord("over", "filter", "within")) reader.refuse();
  return call;
}

/** A cast that gives null for what it cannot read is kept apart: `try` stands before its type. */
function parseCast(reader: SqlReader, name: string, parseFrom: ParseFrom): SqlTree {
  const operand = parseFrom(0);
  reader.expectWord("as");
  const to = typeName(reader);
  reader.expectSymbol(")");
  return { kind: "cast", operand, to: name === "cast" ? to : `try ${to}` };
}

function parseExtract(reader: SqlReader, parseFrom: ParseFrom): SqlTree {
  const part = reader.next().text.toLowerCase();
  reader.expectWord("from");
  const operand = parseFrom(0);
  reader.expectSymbol(")");
  return { kind: "extract", part, operand };
}

function parseArguments(reader: SqlReader, name: string, parseFrom: ParseFrom): SqlTree {
  const found: SqlTree[] = [];
  if (reader.takeSymbol(")")) return { kind: "call", name, arguments: found };
  do found.push(parseFrom(0));
  while (reader.takeSymbol(","));
  reader.expectSymbol(")");
  return { kind: "call", name, arguments: found };
}

function parseCase(reader: SqlReader, parseFrom: ParseFrom): SqlTree {
  reader.next();
  const operand = reader.isWord("when") ? undefined : parseFrom(0);
  const branches: { when: SqlTree; then: SqlTree }[] = [];
  while (reader.takeWord("when")) {
    const when = parseFrom(0);
    reader.expectWord("then");
    // oxlint-disable-next-line unicorn/no-thenable -- the branches are named by the language's words
    branches.push({ when, then: parseFrom(0) });
  }
  if (branches.length === 0) reader.refuse();
  const otherwise = reader.takeWord("else") ? parseFrom(0) : undefined;
  reader.expectWord("end");
  return { kind: "case", ...(operand && { operand }), branches, ...(otherwise && { otherwise }) };
}
