import { unreachable } from "../../core/index.ts";
import type { SqlScope, Translate } from "./scope.ts";
import { translateBinary } from "./translate-binary.ts";
import { translateCall, translateExtract } from "./translate-call.ts";
import { translateCast } from "./translate-cast.ts";
import {
  translateBetween,
  translateIn,
  translateIs,
  translateLike,
  translateSame,
} from "./translate-tests.ts";
import { momentOf } from "./moments.ts";
import { parseSql } from "./parse-sql.ts";
import type { SqlOf, SqlTree } from "./tree.ts";
import { fit } from "./typing.ts";
import { atom, power, textLiteral, within, type Written } from "./written.ts";

/** An expression of another tool's SQL in our language; undefined when it cannot be said, with its reasons given. */
export function translateSql(text: string, scope: SqlScope): Written | undefined {
  const tree = parseSql(text);
  return tree.ok ? translateTree(tree.value, scope) : scope.refuse({ kind: "unreadable", near: tree.error });
}

/** The same for a condition. */
export function translateCondition(text: string, scope: SqlScope): Written | undefined {
  const written = translateSql(text, scope);
  return written && fit(scope, written, "boolean", "where");
}

function translateTree(tree: SqlTree, scope: SqlScope): Written | undefined {
  const inner: Translate = (child) => translateTree(child, scope);
  switch (tree.kind) {
    case "number":
      return numberOf(tree.text);
    case "text":
      return { ...atom(textLiteral(tree.value), "text"), literal: tree.value };
    case "boolean":
      return atom(String(tree.value), "boolean");
    case "null":
      return atom("null", "null");
    case "moment":
      return momentOf(tree.value) ?? scope.refuse({ kind: "unreadable", near: tree.value });
    case "name":
      return scope.name(tree.parts);
    case "not":
    case "negate":
      return translatePrefix(tree, scope, inner);
    case "template":
      return scope.template(tree.text);
    default:
      return translateComposed(tree, scope, inner);
  }
}

type Composed = Exclude<
  SqlTree,
  { kind: "number" | "text" | "boolean" | "null" | "moment" | "name" | "template" | "not" | "negate" }
>;

function translateComposed(tree: Composed, scope: SqlScope, inner: Translate): Written | undefined {
  switch (tree.kind) {
    case "binary":
      return translateBinary(tree, scope, inner);
    case "in":
      return translateIn(tree, scope, inner);
    case "between":
      return translateBetween(tree, scope, inner);
    case "like":
      return translateLike(tree, scope, inner);
    case "is":
      return translateIs(tree, scope, inner);
    case "same":
      return translateSame(tree, scope, inner);
    case "case":
      return translateCase(tree, scope, inner);
    case "call":
      return translateCall(tree, scope, inner);
    case "extract":
      return translateExtract(tree, scope, inner);
    case "cast":
      return translateCast(tree, scope, inner);
    default:
      return unreachable(tree);
  }
}

function numberOf(text: string): Written {
  if (!text.includes(".")) return atom(text, "integer");
  const [whole = "", fraction = ""] = text.split(".");
  return atom(`${whole === "" ? "0" : whole}.${fraction === "" ? "0" : fraction}`, "decimal");
}

function translatePrefix(
  { kind, operand: tree }: SqlOf<"not" | "negate">,
  scope: SqlScope,
  inner: Translate,
): Written | undefined {
  const operand = inner(tree);
  const fitted = operand && fit(scope, operand, kind === "not" ? "boolean" : "decimal", kind);
  if (!fitted) return undefined;
  if (kind === "not") return { text: `not ${within(fitted, power.not)}`, power: power.not, type: "boolean" };
  return { text: `-${within(fitted, power.atom)}`, power: power.negation, type: fitted.type };
}

/** `case x when 1` becomes `case when x = 1`. */
function translateCase(tree: SqlOf<"case">, scope: SqlScope, inner: Translate): Written | undefined {
  const { operand, branches, otherwise } = tree;
  const whens = branches.map(({ when }) => {
    const condition = inner(
      operand === undefined ? when : { kind: "binary", operator: "=", left: operand, right: when },
    );
    return condition && fit(scope, condition, "boolean", "when");
  });
  const values = branches.map(({ then }) => inner(then));
  const last = otherwise && inner(otherwise);
  if (whens.includes(undefined) || values.includes(undefined) || (otherwise && !last)) return undefined;
  const texts = whens.map((when, index) => `when ${when!.text} then ${values[index]!.text}`);
  const types = [...values, last].flatMap((one) => (one && one.type !== "null" ? [one.type] : []));
  return atom(`case ${texts.join(" ")}${last ? ` else ${last.text}` : ""} end`, commonType(types));
}

function commonType(types: readonly Written["type"][]): Written["type"] {
  const [first = "null", ...others] = [...new Set(types)];
  if (others.length === 0) return first;
  return types.includes("decimal") ? "decimal" : first;
}
