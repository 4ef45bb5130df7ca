/** The ends of a tree of plain values: the path that leads to each, its keys a line each, and its text. */
export type Leaves = ReadonlyMap<string, string>;

const between = "\n";

export function keysOf(path: string): readonly string[] {
  return path.split(between);
}

/** Lists of things with an id are read by it, so that one more does not move the others; lists of words are one end. */
export function leavesOf(value: unknown): Leaves {
  const leaves = new Map<string, string>();
  walk(value, [], leaves);
  return leaves;
}

function walk(value: unknown, path: readonly string[], leaves: Map<string, string>): void {
  if (typeof value !== "object" || value === null) leaves.set(path.join(between), String(value));
  else if (!Array.isArray(value)) walkMembers(Object.entries(value), path, leaves);
  else if (value.every(isPlain)) leaves.set(path.join(between), value.join(", "));
  else walkMembers(value.map(named), path, leaves);
}

function walkMembers(
  members: readonly (readonly [key: string, value: unknown])[],
  path: readonly string[],
  leaves: Map<string, string>,
): void {
  for (const [key, value] of members) walk(value, [...path, key], leaves);
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** A clause by its id; a group, which has none, by its kind and its place. */
function named(value: unknown, index: number): readonly [key: string, value: unknown] {
  if (typeof value !== "object" || value === null) return [String(index + 1), value];
  const { id, ...others }: { readonly id?: unknown } = value;
  return typeof id === "string" ? [id, others] : [String(index + 1), others];
}
