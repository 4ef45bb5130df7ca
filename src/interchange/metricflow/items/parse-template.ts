import type { ElementItem, Item } from "./item.ts";
import { parseItemName } from "./parse-name.ts";

/** What a template may hold: texts, lists of texts, true and false. */
type Argument = string | readonly string[] | boolean;

interface Call {
  readonly name: string;
  readonly given: readonly { readonly key?: string; readonly value: Argument }[];
}

/**
 * Reads `Dimension('listing__country').grain('month')`, `TimeDimension(...)`, `Entity(...)` or `Metric(...)`.
 * Undefined when it is anything else.
 */
export function parseTemplate(text: string, custom: readonly string[]): Item | undefined {
  const calls = callsIn(text);
  const [first, ...methods] = calls ?? [];
  if (!first) return undefined;
  switch (first.name) {
    case "Dimension":
    case "TimeDimension":
    case "Entity":
      return elementOf(first, methods, custom);
    case "Metric": {
      const metric = argument(first, 0, "metric_name");
      const groupBy = argument(first, 1, "group_by");
      const isWhole = typeof metric === "string" && Array.isArray(groupBy) && methods.length === 0;
      return isWhole ? { kind: "metric", metric, groupBy } : undefined;
    }
    default:
      return undefined;
  }
}

const nameKeys: { readonly [object: string]: string } = {
  Dimension: "name",
  TimeDimension: "time_dimension_name",
  Entity: "entity_name",
};

function elementOf(call: Call, methods: readonly Call[], custom: readonly string[]): Item | undefined {
  const isTime = call.name === "TimeDimension";
  const name = argument(call, 0, nameKeys[call.name] ?? "") ?? argument(call, -1, "dimension_name");
  const path = argument(call, isTime ? 2 : 1, "entity_path") ?? [];
  if (typeof name !== "string" || !Array.isArray(path)) return undefined;
  const parsed = parseItemName(name, custom);
  const whole = { ...parsed, links: [...path, ...parsed.links] };
  const timed = isTime
    ? withTime(whole, argument(call, 1, "time_granularity_name"), argument(call, 4, "date_part_name"))
    : whole;
  return methods.reduce<ElementItem | undefined>((item, method) => item && applied(item, method), timed);
}

function withTime(
  item: ElementItem,
  grain: Argument | undefined,
  datePart: Argument | undefined,
): ElementItem {
  return {
    ...item,
    ...(typeof grain === "string" && { grain: grain.toLowerCase() }),
    ...(typeof datePart === "string" && { datePart: datePart.toLowerCase() }),
  };
}

/** What a method makes of an item; undefined when there is no such method. */
function applied(item: ElementItem, { name, given }: Call): ElementItem | undefined {
  const value = given[0]?.value;
  if (name === "grain") return withTime(item, value, undefined);
  if (name === "date_part") return withTime(item, undefined, value);
  return name === "descending" ? item : undefined;
}

/** Whether a template asks for a descending order. */
export function isDescending(text: string): boolean {
  return callsIn(text)?.some(({ name, given }) => name === "descending" && given[0]?.value === true) ?? false;
}

function argument({ given }: Call, position: number, key: string): Argument | undefined {
  const positional = given.filter((one) => one.key === undefined);
  return given.find((one) => one.key === key)?.value ?? positional[position]?.value;
}

const pattern =
  /\s*(?:(?<name>[A-Za-z_]\w*)|'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<symbol>[()[\],.=]))\s*/uy;

interface Token {
  readonly kind: "name" | "text" | "symbol";
  readonly text: string;
}

function tokensIn(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const groups = pattern.exec(text)?.groups;
    if (!groups) return undefined;
    const { name, single, double, symbol } = groups;
    if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (symbol !== undefined) tokens.push({ kind: "symbol", text: symbol });
    else tokens.push({ kind: "text", text: single ?? double ?? "" });
    start = pattern.lastIndex;
  }
  return tokens;
}

/** The calls of a chain: `Dimension('x').grain('y')` is two. */
function callsIn(text: string): readonly Call[] | undefined {
  const tokens = tokensIn(text.trim());
  if (!tokens) return undefined;
  const calls: Call[] = [];
  let rest = tokens;
  for (;;) {
    const read = callAt(rest);
    if (!read) return undefined;
    calls.push(read.call);
    rest = read.rest;
    if (rest.length === 0) return calls;
    if (!isSymbol(rest[0], ".")) return undefined;
    rest = rest.slice(1);
  }
}

function callAt(tokens: readonly Token[]): { call: Call; rest: readonly Token[] } | undefined {
  const [name, open, ...after] = tokens;
  if (name?.kind !== "name" || !isSymbol(open, "(")) return undefined;
  const given: { key?: string; value: Argument }[] = [];
  let rest: readonly Token[] = after;
  while (!isSymbol(rest[0], ")")) {
    const isKeyed = rest[0]?.kind === "name" && isSymbol(rest[1], "=");
    const read = valueAt(isKeyed ? rest.slice(2) : rest);
    if (!read) return undefined;
    given.push({ ...(isKeyed && { key: rest[0]!.text }), value: read.value });
    rest = isSymbol(read.rest[0], ",") ? read.rest.slice(1) : read.rest;
    if (rest.length === 0) return undefined;
  }
  return { call: { name: name.text, given }, rest: rest.slice(1) };
}

function valueAt(tokens: readonly Token[]): { value: Argument; rest: readonly Token[] } | undefined {
  const [first, ...rest] = tokens;
  if (first?.kind === "text") return { value: first.text, rest };
  if (first?.kind === "name" && /^(true|false)$/iu.test(first.text))
    return { value: first.text.toLowerCase() === "true", rest };
  if (!isSymbol(first, "[") && !isSymbol(first, "(")) return undefined;
  const end = rest.findIndex((token) => isSymbol(token, "]") || isSymbol(token, ")"));
  const items = rest.slice(0, end).filter((token) => !isSymbol(token, ","));
  if (end < 0 || items.some(({ kind }) => kind !== "text")) return undefined;
  return { value: items.map(({ text }) => text), rest: rest.slice(end + 1) };
}

function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === "symbol" && token.text === symbol;
}
