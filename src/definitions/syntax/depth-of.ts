import { unreachable } from "../../core/index.ts";
import type { OperandSyntax, Syntax } from "./tree.ts";

/** How many levels a tree has; walked without recursion, whatever its size. */
export function depthOf(tree: Syntax): number {
  let deepest = 0;
  const open: { readonly tree: Syntax; readonly depth: number }[] = [{ tree, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(next.tree)) open.push({ tree: child, depth: depth + 1 });
  }
  return deepest;
}

function childrenOf(tree: Syntax): readonly Syntax[] {
  if ("operand" in tree) return childrenOfTest(tree);
  switch (tree.kind) {
    case "literal":
    case "name":
      return [];
    case "binary":
      return [tree.left, tree.right];
    case "case": {
      const branches = tree.branches.flatMap((branch) => [branch.when, branch.then]);
      return tree.otherwise ? [...branches, tree.otherwise] : branches;
    }
    case "call":
      return tree.arguments;
    default:
      return unreachable(tree);
  }
}

function childrenOfTest(tree: OperandSyntax): readonly Syntax[] {
  if (tree.kind === "in") return [tree.operand, ...tree.items];
  if (tree.kind === "between") return [tree.operand, tree.low, tree.high];
  return tree.kind === "like" ? [tree.operand, tree.pattern] : [tree.operand];
}
