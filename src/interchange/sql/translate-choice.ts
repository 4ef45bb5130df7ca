import type { SqlScope, Translate } from "./scope.ts";
import type { SqlOf } from "./tree.ts";
import { align, fit } from "./typing.ts";
import { call, type Written } from "./written.ts";

/** A call that is known, with what it gives: nothing when it cannot be said. */
export interface Known {
  readonly written: Written | undefined;
}

const names: { readonly [name: string]: "coalesce" | "nullif" | "if" } = {
  coalesce: "coalesce",
  ifnull: "coalesce",
  nvl: "coalesce",
  nullif: "nullif",
  if: "if",
  iff: "if",
};

/** Calls that choose one of their arguments. */
export function translateChoice(
  { name, arguments: trees }: SqlOf<"call">,
  scope: SqlScope,
  inner: Translate,
): Known | undefined {
  const ours = Object.hasOwn(names, name) ? names[name] : undefined;
  if (ours === undefined) return undefined;
  const expected = { coalesce: trees.length >= 2, nullif: trees.length === 2, if: trees.length === 3 };
  if (!expected[ours])
    return { written: scope.refuse({ kind: "function", name: `${name}(${trees.length})` }) };
  const found = trees.map(inner).filter((one) => one !== undefined);
  if (found.length < trees.length) return { written: undefined };
  if (ours !== "if") return { written: chosen(ours, found) };
  const condition = fit(scope, found[0]!, "boolean", name);
  return { written: condition && chosen(ours, found.slice(1), condition) };
}

function chosen(name: string, values: readonly Written[], condition?: Written): Written {
  const [first, ...others] = values;
  let united = first!;
  for (const other of others) [united] = align(united, other);
  const settled = values.map((one) => align(one, united)[0]);
  const types = settled.map(({ type }) => type).filter((type) => type !== "null");
  const type = types.includes("decimal") ? "decimal" : (types[0] ?? "null");
  return call(name, condition ? [condition, ...settled] : settled, type);
}
