import type { z } from "zod";
import type { queryProblem } from "../../compile/index.ts";
import type { Problem } from "../../core/index.ts";

type Issue = z.core.$ZodIssue;

/** What a schema refused, in words of our own, in both languages. */
export function problemsOfInput(issues: readonly Issue[], make: typeof queryProblem): readonly Problem[] {
  return issues.map((issue) => make("query-field", { field: fieldOf(issue), wanted: wantedBy(issue) }));
}

function fieldOf(issue: Issue): string {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys.join(", ")] : issue.path;
  return path.map(String).join(".");
}

function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case "invalid_format":
      return issue.format;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "too_big":
      return issue.origin === "array" || issue.origin === "string" ? "many" : `<= ${issue.maximum}`;
    case "too_small":
      return issue.origin === "array" || issue.origin === "string" ? "some" : `>= ${issue.minimum}`;
    case "invalid_union":
      return "date";
    case "unrecognized_keys":
      return "known";
    default:
      return "type";
  }
}
