import { shifts, truncations } from "./functions.ts";
import { asMoment } from "./moments.ts";
import type { SqlScope, Translate } from "./scope.ts";
import { partOf } from "./date-part.ts";
import type { Known } from "./translate-choice.ts";
import type { SqlOf, SqlTree } from "./tree.ts";
import { fit } from "./typing.ts";
import { atom, call, textLiteral, type Written } from "./written.ts";

/** Calls that name a unit of time, before or after their dates as databases have it. */
export function translateDateCall(tree: SqlOf<"call">, scope: SqlScope, inner: Translate): Known | undefined {
  const { name, arguments: trees } = tree;
  const said = { name, trees, scope, inner };
  switch (name) {
    case "date_trunc":
      return { written: truncation(said) };
    case "date_part":
      return { written: partOf(unitOf(trees[0]) ?? "", trees[1] && inner(trees[1]), scope) };
    case "dateadd":
    case "date_add":
      return { written: shift(said) };
    case "datediff":
    case "date_diff":
      return { written: difference(said) };
    default:
      return undefined;
  }
}

interface Said {
  readonly name: string;
  readonly trees: readonly SqlTree[];
  readonly scope: SqlScope;
  readonly inner: Translate;
}

function truncation({ name, trees, scope, inner }: Said): Written | undefined {
  const [first, second] = trees;
  const isLast = unitOf(second) !== undefined && !isText(first);
  const unit = unitOf(isLast ? second : first);
  const operand = dateIn(isLast ? first : second, name, { scope, inner });
  if (unit === undefined || trees.length !== 2) return scope.refuse({ kind: "function", name });
  if (!truncations.has(unit)) return scope.refuse({ kind: "grain", grain: unit });
  return operand && call("date_trunc", [atom(textLiteral(unit), "text"), operand], "date");
}

function shift({ name, trees, scope, inner }: Said): Written | undefined {
  const [unitTree, countTree, dateTree] = trees;
  const ours = shifts[unitOf(unitTree) ?? ""];
  if (ours === undefined || trees.length !== 3) return scope.refuse({ kind: "function", name });
  const count = countTree && inner(countTree);
  const fitted = count && fit(scope, count, "integer", name);
  const date = dateIn(dateTree, name, { scope, inner });
  if (date?.type === "instant") return scope.refuse({ kind: "date-arithmetic" });
  return fitted && date && call(ours, [date, fitted], "date");
}

/** Days alone: of longer units, some databases count the boundaries crossed and some the time that passed. */
function difference({ name, trees, scope, inner }: Said): Written | undefined {
  const [first, second, third] = trees;
  const isLast = trees.length === 3 && unitOf(third) !== undefined && !isText(first);
  const unit = trees.length === 2 ? "day" : unitOf(isLast ? third : first);
  if (unit !== "day") return scope.refuse({ kind: "dialects", what: `${name}(${unit ?? ""})` });
  const isBackwards = trees.length === 2 || isLast;
  const [from, to] = isBackwards ? [second, first] : [second, third];
  const ends = [dateIn(from, name, { scope, inner }), dateIn(to, name, { scope, inner })];
  const found = ends.filter((one) => one !== undefined);
  return found.length === 2 ? call("days_between", found, "integer") : undefined;
}

function dateIn(
  tree: SqlTree | undefined,
  name: string,
  { scope, inner }: Pick<Said, "scope" | "inner">,
): Written | undefined {
  const written = tree && inner(tree);
  return written && fit(scope, asMoment(written), "date", name);
}

/** A unit is written as a text or as a bare word. */
function unitOf(tree: SqlTree | undefined): string | undefined {
  const word = isText(tree)
    ? tree.value
    : tree?.kind === "name" && tree.parts.length === 1
      ? tree.parts[0]
      : undefined;
  const unit = word?.toLowerCase().replace(/s$/u, "");
  return unit !== undefined && units.has(unit) ? unit : undefined;
}

const units = new Set(
  "nanosecond microsecond millisecond second minute hour day week month quarter year dow isodow doy dayofyear isoweek isoyear".split(
    " ",
  ),
);

function isText(tree: SqlTree | undefined): tree is SqlOf<"text"> {
  return tree?.kind === "text";
}
