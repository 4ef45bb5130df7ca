import { unreachable } from "../../core/index.ts";
import { id, type Sql, sql } from "../../sql/index.ts";
import type { Finish, LeafPlan, Plan } from "../plan/plan.ts";
import { decimalLiteral } from "./print-literal.ts";
import type { PrintContext } from "./print-context.ts";

/** The arithmetic that ends a metric, in the engine: where its value filters or groups the rows of another. */
export function printFinish(plan: Pick<Plan, "leaves">, finish: Finish, context: PrintContext): Sql {
  const printed = (part: Finish) => printFinish(plan, part, context);
  switch (finish.kind) {
    case "number":
      return decimalLiteral(finish.value);
    case "leaf":
      return printLeaf(plan.leaves[finish.leaf]!, context);
    case "fill":
      return sql`coalesce(${printed(finish.of)}, ${decimalLiteral(finish.with)})`;
    case "nullif-zero":
      return sql`nullif(${printed(finish.of)}, 0)`;
    case "first-age":
      throw new Error("No row has an age at which it reaches something.");
    case "operation":
      return printOperation(finish.operator, [printed(finish.left), printed(finish.right)], context);
    default:
      return unreachable(finish);
  }
}

function printOperation(
  operator: "+" | "-" | "*" | "/",
  [left, right]: readonly [Sql, Sql],
  { dialect }: PrintContext,
): Sql {
  switch (operator) {
    case "+":
      return sql`(${left} + ${right})`;
    case "-":
      return sql`(${left} - ${right})`;
    case "*":
      return sql`(${left} * ${right})`;
    case "/":
      return dialect.divide(left, right);
    default:
      return unreachable(operator);
  }
}

/** Without rows, what the definition says. */
function printLeaf(leaf: LeafPlan, { dialect }: PrintContext): Sql {
  const value = knownValue(leaf, (sum, known) => dialect.divide(sum, known));
  const known = sql`case when ${id(leaf.rows)} > 0 then ${value} end`;
  return leaf.empty === null ? known : sql`coalesce(${known}, ${decimalLiteral(leaf.empty)})`;
}

function knownValue(leaf: LeafPlan, divide: (sum: Sql, known: Sql) => Sql): Sql {
  switch (leaf.kind) {
    case "additive":
    case "extreme":
      return id(leaf.value);
    case "average":
      return divide(id(leaf.sum), id(leaf.known));
    case "order-statistic": {
      const { below, above, known, fraction } = leaf;
      const rest = sql`(((${id(known)} - 1) * ${fraction.numerator}) % ${fraction.denominator})`;
      return sql`(${id(below)} + ${divide(sql`((${id(above)} - ${id(below)}) * ${rest})`, sql`${fraction.denominator}`)})`;
    }
    default:
      return unreachable(leaf);
  }
}
