import { type Document, isAlias, isNode, visit, type YAMLError } from "yaml";
import type { Place, Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";

type PlaceAt = (start: number, end: number) => Place;

/** What the YAML itself has wrong, in our words. */
export function yamlProblems(
  document: Document.Parsed,
  placeAt: PlaceAt,
): { readonly problems: readonly Problem[]; readonly isWhole: boolean } {
  const problems = document.errors.map((error) => problemOf(error, placeAt));
  visit(document, {
    Node: (_, node) => {
      const isNamed = !isAlias(node) && "anchor" in node && node.anchor !== undefined;
      if (!isAlias(node) && !isNamed) return;
      const [start, end] = (isNode(node) && node.range) || [0, 0];
      problems.push(problem("yaml-alias", {}, { place: placeAt(start, end) }));
    },
  });
  return { problems, isWhole: problems.every(({ code }) => code === "key-duplicate") };
}

function problemOf({ code, message, pos }: YAMLError, placeAt: PlaceAt): Problem {
  const place = placeAt(pos[0], pos[1]);
  switch (code) {
    case "DUPLICATE_KEY":
      return problem("key-duplicate", { key: place.text?.split(":")[0] ?? "" }, { place });
    case "TAB_AS_INDENT":
      return problem("yaml-tab", {}, { place });
    case "BAD_INDENT":
      return problem("yaml-indent", {}, { place });
    case "MISSING_CHAR":
      return problem("yaml-unclosed", {}, { place });
    case "BLOCK_AS_IMPLICIT_KEY":
      return problem("yaml-colon", {}, { place });
    case "MULTIPLE_DOCS":
      return problem("yaml-documents", {}, { place });
    default:
      return problem("yaml-unreadable", { detail: message }, { place });
  }
}
