/** What may be bound: everything else is refused by the type. Dates are `YYYY-MM-DD`. */
export type Value = string | number | bigint | boolean | null;

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "value"; readonly value: Value };

/** A piece of SQL whose values and names are still apart from its text. */
export interface Sql {
  readonly kind: "sql";
  readonly parts: readonly Part[];
}

type Interpolated = Sql | Value;

/** Builds SQL: an interpolated value becomes a bound parameter, a fragment is spliced in, nothing else gets in. */
export function sql(texts: TemplateStringsArray, ...interpolated: readonly Interpolated[]): Sql {
  const parts: Part[] = [];
  texts.forEach((text, index) => {
    if (text !== "") parts.push({ kind: "text", text });
    const item = interpolated[index];
    if (index >= interpolated.length || item === undefined) return;
    for (const part of partsOf(item)) parts.push(part);
  });
  return { kind: "sql", parts };
}

/** A name (table, column, alias), quoted at printing. Several are joined by dots. */
export function id(...names: readonly string[]): Sql {
  const parts: Part[] = names.flatMap((name, index): Part[] => [
    ...(index > 0 ? [{ kind: "text", text: "." } as const] : []),
    { kind: "name", name },
  ]);
  return { kind: "sql", parts };
}

export function join(fragments: readonly Sql[], separator = ", "): Sql {
  const parts = fragments.flatMap((fragment, index): readonly Part[] =>
    index === 0 ? fragment.parts : [{ kind: "text", text: separator }, ...fragment.parts],
  );
  return { kind: "sql", parts };
}

export const empty: Sql = { kind: "sql", parts: [] };

/** Joins conditions with `and`; none means true. */
export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql`true`;
  return join(
    conditions.map((condition) => sql`(${condition})`),
    " and ",
  );
}

function partsOf(item: Interpolated): readonly Part[] {
  return isSql(item) ? item.parts : [{ kind: "value", value: item }];
}

function isSql(item: Interpolated): item is Sql {
  return typeof item === "object" && item !== null && item.kind === "sql";
}
