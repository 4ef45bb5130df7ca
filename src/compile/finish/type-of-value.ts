import type { AnswerColumn } from "../../contract/index.ts";
import type { Finish } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";

/** What kind of value a metric's arithmetic gives. */
export function typeOf(finish: Finish, leaves: readonly BoundLeaf[]): AnswerColumn["type"] {
  if (finish.kind === "first-age") return "integer";
  if (finish.kind !== "leaf") return "decimal";
  const { aggregation, of } = leaves[finish.leaf]!.leaf.measure;
  switch (aggregation) {
    case "count":
    case "count_distinct":
      return "integer";
    case "sum":
    case "min":
    case "max":
      return columnType(of?.type);
    default:
      return of?.type === "money" ? "money" : "decimal";
  }
}

function columnType(type: string | undefined): AnswerColumn["type"] {
  switch (type) {
    case "integer":
    case "money":
    case "boolean":
    case "text":
    case "date":
    case "instant":
      return type;
    case "entity":
      return "integer";
    default:
      return "decimal";
  }
}
