import { partOf } from "./date-part.ts";
import { disputed, type KnownFunction, knownFunctions } from "./functions.ts";
import { asMoment } from "./moments.ts";
import type { SqlScope, Translate } from "./scope.ts";
import { castTo } from "./translate-cast.ts";
import { translateDateCall } from "./translate-date-call.ts";
import { translateChoice } from "./translate-choice.ts";
import type { SqlOf } from "./tree.ts";
import { fit } from "./typing.ts";
import { call, type Written } from "./written.ts";

export function translateCall(tree: SqlOf<"call">, scope: SqlScope, inner: Translate): Written | undefined {
  const { name } = tree;
  const special = translateChoice(tree, scope, inner) ?? translateDateCall(tree, scope, inner);
  if (special) return special.written;
  if (disputed.has(name)) return scope.refuse({ kind: "dialects", what: `${name}()` });
  const [first] = tree.arguments;
  if ((name === "date" || name === "to_date") && first && tree.arguments.length === 1) {
    const operand = inner(first);
    return operand && castTo(operand, "date", scope);
  }
  const known = Object.hasOwn(knownFunctions, name) ? knownFunctions[name] : undefined;
  return known ? knownCall(known, tree, { scope, inner }) : scope.refuse({ kind: "function", name });
}

interface Where {
  readonly scope: SqlScope;
  readonly inner: Translate;
}

function knownCall(known: KnownFunction, tree: SqlOf<"call">, { scope, inner }: Where): Written | undefined {
  const { takes, optional = 0, order } = known;
  const { name, arguments: trees } = tree;
  if (trees.length > takes.length || trees.length < takes.length - optional)
    return scope.refuse({ kind: "function", name: `${name}(${trees.length})` });
  const fitted = trees.map((one, index) => {
    const written = inner(one);
    const wanted = takes[index]!;
    return written && fit(scope, wanted === "date" ? asMoment(written) : written, wanted, name);
  });
  const found = fitted.filter((one) => one !== undefined);
  if (found.length < fitted.length) return undefined;
  const ordered = order ? order.map((index) => found[index]!) : found;
  return call(known.name, ordered, known.gives === "first" ? (found[0]?.type ?? "decimal") : known.gives);
}

export function translateExtract(
  { part, operand: tree }: SqlOf<"extract">,
  scope: SqlScope,
  inner: Translate,
): Written | undefined {
  return partOf(part, inner(tree), scope);
}
