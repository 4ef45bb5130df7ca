import type { Place, Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import type { YamlFault } from "./read-any-yaml.ts";

/** What the YAML itself has wrong, in our words. */
export function yamlProblem({ kind, detail }: YamlFault, place: Place): Problem {
  switch (kind) {
    case "alias":
      return problem("yaml-alias", {}, { place });
    case "DUPLICATE_KEY":
      return problem("key-duplicate", { key: place.text ?? "" }, { place });
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
      return problem("yaml-unreadable", { detail }, { place });
  }
}
