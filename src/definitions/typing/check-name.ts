import type { Syntax } from "../syntax/tree.ts";
import { type Checking, type CheckResult, report } from "./typed.ts";
import { readUnit } from "./unit.ts";

export function checkName(checking: Checking, tree: Syntax & { readonly kind: "name" }): CheckResult {
  const path = tree.parts.map(({ text }) => text);
  const found = checking.scope.find(path);
  if (found.kind === "found") {
    const { hops, column, type, unit, domain, day } = found;
    return {
      expression: { kind: "column", hops, column, type, span: tree.span },
      unit: (unit !== undefined && readUnit(unit)) || "unknown",
      ...(domain && { domain }),
      ...(day !== undefined && { day }),
    };
  }
  if (found.reason === "unsaid") return undefined;
  const part = tree.parts[found.part]!;
  const { span } = part;
  const { from, nearest: near } = found;
  const name = part.text;
  if (found.reason === "row") {
    return report(checking, "name-is-row", { name, from }, { span });
  }
  const facts = { name, from, ...(near !== undefined && { nearest: near }) };
  if (found.reason === "hop") return report(checking, "hop-unknown", facts, { span, suggestion: near });
  const suggestion = near ?? (part.quoted ? `'${name.replaceAll("'", "''")}'` : undefined);
  return report(checking, "name-unknown", facts, { span, suggestion });
}
