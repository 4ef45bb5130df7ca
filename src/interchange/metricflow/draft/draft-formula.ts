import type { Reason } from "../../reason.ts";
import { parseSql } from "../../sql/parse-sql.ts";
import { power, within, type Written } from "../../sql/written.ts";
import type { SqlOf, SqlTree } from "../../sql/tree.ts";

/** The arithmetic of a derived metric; the names in it are what `named` makes of them. */
export function draftFormula(
  expr: string,
  named: (name: string) => string | undefined,
  reasons: Reason[],
): string | undefined {
  const tree = parseSql(expr);
  if (!tree.ok) {
    reasons.push({ kind: "unreadable", near: tree.error });
    return undefined;
  }
  const before = reasons.length;
  const written = write(tree.value, named, reasons);
  return reasons.length === before ? written?.text : undefined;
}

type Named = (name: string) => string | undefined;

function write(tree: SqlTree, named: Named, reasons: Reason[]): Written | undefined {
  const inner = (child: SqlTree) => write(child, named, reasons);
  switch (tree.kind) {
    case "number":
      return atomOf(numberText(tree.text));
    case "name": {
      const name = tree.parts.at(-1) ?? "";
      const id = named(name);
      if (id === undefined) reasons.push({ kind: "unknown", subject: "metric", name });
      return id === undefined ? undefined : atomOf(id);
    }
    case "negate": {
      const operand = inner(tree.operand);
      return operand && { text: `-${within(operand, power.atom)}`, power: power.negation, type: "decimal" };
    }
    case "binary":
      return operation(tree, inner, reasons);
    case "call":
      return divisor(tree, inner, reasons);
    case "cast":
      return castAway(tree, inner, reasons);
    default:
      return strange(reasons);
  }
}

function operation(
  { operator, left: leftTree, right: rightTree }: SqlOf<"binary">,
  inner: (tree: SqlTree) => Written | undefined,
  reasons: Reason[],
): Written | undefined {
  if (!["+", "-", "*", "/"].includes(operator)) return strange(reasons);
  const own = operator === "+" || operator === "-" ? power.sum : power.product;
  const [left, right] = [inner(leftTree), inner(rightTree)];
  if (!left || !right) return undefined;
  const text = `${within(left, own)} ${operator} ${within(right, own + 1)}`;
  return { text, power: own, type: "decimal" };
}

/** `nullif(x, 0)` is the one call that a formula may hold. */
function divisor(
  { name, arguments: [value, zero, ...others] }: SqlOf<"call">,
  inner: (tree: SqlTree) => Written | undefined,
  reasons: Reason[],
): Written | undefined {
  const isZero = zero?.kind === "number" && Number(zero.text) === 0;
  if (name !== "nullif" || !value || !isZero || others.length > 0) return strange(reasons);
  const written = inner(value);
  return written && atomOf(`nullif(${written.text}, 0)`);
}

const decimals = new Set(["float", "float64", "double", "real", "decimal", "numeric", "number"]);

/** Our numbers are exact decimals, whatever they are cast to. */
function castAway(
  { operand, to }: SqlOf<"cast">,
  inner: (tree: SqlTree) => Written | undefined,
  reasons: Reason[],
): Written | undefined {
  return decimals.has(to) ? inner(operand) : strange(reasons);
}

function strange(reasons: Reason[]): undefined {
  reasons.push({ kind: "formula" });
  return undefined;
}

function atomOf(text: string): Written {
  return { text, power: power.atom, type: "decimal" };
}

function numberText(text: string): string {
  return text.endsWith(".") ? `${text}0` : text.replace(/^\./u, "0.");
}
