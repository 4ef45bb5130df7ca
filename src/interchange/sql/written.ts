/** What is known of a value; `unknown` when its column's type is not. */
export type SqlType = "boolean" | "integer" | "decimal" | "text" | "date" | "instant" | "null" | "unknown";

/** An expression of our language as text, with what its neighbours must know. */
export interface Written {
  readonly text: string;
  /** How tightly its outermost operator binds. */
  readonly power: number;
  readonly type: SqlType;
  /** What a literal text holds. */
  readonly literal?: string;
  /** A moment of a day, for which our language has no literal: `2024-01-31 12:00:00`. */
  readonly moment?: string;
  /** Tells a column whose type is unknown how it is used. */
  readonly want?: (type: SqlType) => void;
}

export const power = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  concatenation: 5,
  sum: 6,
  product: 7,
  negation: 8,
  atom: 9,
} as const;

/** The words of our expressions that cannot be plain names. */
const reserved = new Set(
  "and or not in between like is null true false case when then else end date".split(" "),
);

/** A name, in quotes where it is not a plain word. */
export function nameText(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.has(name.toLowerCase());
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

export function textLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** In parentheses where it binds less tightly than its place asks. */
export function within({ text, power: own }: Written, minimum: number): string {
  return own < minimum ? `(${text})` : text;
}

export function call(name: string, parts: readonly Written[], type: SqlType): Written {
  return { text: `${name}(${parts.map(({ text }) => text).join(", ")})`, power: power.atom, type };
}

export function atom(text: string, type: SqlType): Written {
  return { text, power: power.atom, type };
}

/** Joins conditions with `and`. */
export function allOf(conditions: readonly Written[]): Written | undefined {
  const [first, ...others] = conditions;
  if (first === undefined || others.length === 0) return first;
  const text = conditions.map((one) => within(one, power.and)).join(" and ");
  return { text, power: power.and, type: "boolean" };
}

export function isNumber(type: SqlType): boolean {
  return type === "integer" || type === "decimal";
}

export function isTime(type: SqlType): boolean {
  return type === "date" || type === "instant";
}
