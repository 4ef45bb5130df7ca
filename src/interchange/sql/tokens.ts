import { fail, ok, type Result } from "../../core/index.ts";

export interface SqlToken {
  readonly kind: "number" | "text" | "name" | "quoted-name" | "symbol" | "template" | "end";
  readonly text: string;
}

const pattern =
  /(?<space>\s+|--[^\n]*|\/\*[^]*?\*\/)|(?<template>\{\{[^]*?\}\})|(?<number>\d+(?:\.\d*)?|\.\d+)|(?<name>[\p{L}_][\p{L}\p{N}_$]*)|(?<text>'(?:[^']|'')*')|(?<quoted>"(?:[^"]|"")*"|`[^`]*`)|(?<symbol>::|<>|!=|<=|>=|\|\||\/\/|[<>=+\-*/%(),.])/uy;

/** The words and signs of a SQL text; on failure, the stretch that is none. Comments are passed over. */
export function sqlTokens(text: string): Result<readonly SqlToken[], string> {
  const tokens: SqlToken[] = [];
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const groups = pattern.exec(text)?.groups;
    if (!groups) return fail(text.slice(start, start + 20));
    const token = tokenOf(groups);
    if (token) tokens.push(token);
    start = pattern.lastIndex;
  }
  return ok([...tokens, { kind: "end", text: "" }]);
}

function tokenOf(groups: { readonly [name: string]: string | undefined }): SqlToken | undefined {
  const { template, number, name, text, quoted, symbol } = groups;
  if (template !== undefined) return { kind: "template", text: template.slice(2, -2).trim() };
  if (number !== undefined) return { kind: "number", text: number };
  if (name !== undefined) return { kind: "name", text: name };
  if (text !== undefined) return { kind: "text", text: text.slice(1, -1).replaceAll("''", "'") };
  if (quoted !== undefined) return { kind: "quoted-name", text: quoted.slice(1, -1).replaceAll('""', '"') };
  if (symbol !== undefined) return { kind: "symbol", text: symbol === "!=" ? "<>" : symbol };
  return undefined;
}
