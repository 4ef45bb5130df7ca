/** The parts of a node of the syntax tree, and of its place in it, that are read here. */
interface Quasi {
  readonly value: { readonly raw: string };
}

interface Node {
  readonly quasis?: readonly Quasi[];
  readonly tag?: { readonly name?: string };
  readonly value?: unknown;
}

interface Path {
  readonly node: Node;
  readonly parent: Node;
  isTemplateLiteral(): boolean;
  isStringLiteral(): boolean;
}

/** Stands for what is interpolated, while the texts around it are read as one. */
const gap = "\u{0}";

const swaps: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(?<!\bbetween\b(?:(?! and ).)*) and /gsu, " or "],
  [/ or /gu, " and "],
  [/ between /gu, " not between "],
  [/ = /gu, " <> "],
  [/ <> /gu, " = "],
  [/ < /gu, " <= "],
  [/ <= /gu, " < "],
  [/ > /gu, " >= "],
  [/ >= /gu, " > "],
  [/ \+ /gu, " - "],
  [/ - /gu, " + "],
  [/(?<!\bselect) \* (?!from\b)/gu, " / "],
  [/ \/ /gu, " * "],
  [/ is null\b/gu, " is not null"],
  [/ is not null\b/gu, " is null"],
  [/ is distinct from /gu, " is not distinct from "],
  [/ is not distinct from /gu, " is distinct from "],
  [/(?<!\bis )\bnot (?!between)/gu, ""],
  [/\bmin\(/gu, "max("],
  [/\bmax\(/gu, "min("],
  [/\bsum\(/gu, "max("],
  [/\blag\(/gu, "lead("],
  [/\blead\(/gu, "lag("],
  [/\bleast\(/gu, "greatest("],
  [/\bgreatest\(/gu, "least("],
  [/\bfloor\(/gu, "ceil("],
  [/\bceil\(/gu, "floor("],
  [/\bleft join\b/gu, "inner join"],
  [/\binner join\b/gu, "left join"],
  [/\bfull join\b/gu, "left join"],
  [/\bunion all\b/gu, "union"],
  [/(?<=\bselect )distinct (?!on\b)/gu, ""],
  [/(?<=\()distinct /gu, ""],
  [/ desc\b/gu, ""],
  [/ nulls first\b/gu, " nulls last"],
  [/ nulls last\b/gu, " nulls first"],
];

/** Swaps one operator of the SQL in a template: another comparison, join, order or aggregate. */
export const sqlMutator = {
  name: "SqlOperator",
  *mutate(path: Path): Iterable<Node> {
    const { node, parent } = path;
    if (path.isTemplateLiteral() && node.quasis && parent.tag?.name === "sql") {
      const text = node.quasis.map(({ value }) => value.raw).join(gap);
      for (const changed of changesOf(text)) yield withTexts(node, node.quasis, changed.split(gap));
    }
    if (path.isStringLiteral() && typeof node.value === "string" && /^ .+ $/u.test(node.value))
      for (const value of changesOf(node.value)) yield { type: "StringLiteral", value } as Node;
  },
};

function* changesOf(text: string): Iterable<string> {
  for (const [pattern, replacement] of swaps)
    for (const { index, 0: found } of text.matchAll(pattern))
      yield text.slice(0, index) + replacement + text.slice(index + found.length);
}

function withTexts(node: Node, quasis: readonly Quasi[], texts: readonly string[]): Node {
  const changed = quasis.map((quasi, index) => {
    const raw = texts[index] ?? "";
    return { ...quasi, value: { raw, cooked: raw } };
  });
  return { ...node, quasis: changed };
}
