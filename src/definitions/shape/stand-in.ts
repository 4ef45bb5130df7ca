import { unreachable } from "../../core/index.ts";
import { standIn, type YamlNode } from "../yaml/yaml-node.ts";
import type { Form } from "./form.ts";

/** A value of a form, for one that is missing or cannot be read: what depends on it is then silent. */
export function standInFor(form: Form): YamlNode {
  switch (form.kind) {
    case "text":
      return standIn("");
    case "word":
      return standIn(form.words[0]!);
    case "number":
      return standIn(numberWithin(form.minimum, form.maximum));
    case "boolean":
      return standIn(false);
    case "null":
      return standIn(null);
    case "list":
      return { kind: "list", items: [], start: -1, end: -1 };
    case "record":
      return mapOf([]);
    case "object":
      return mapOf([...form.required].map((key) => [key, standInFor(form.keys.get(key)!)]));
    case "choice":
      return standInFor(form.options[0]!);
    default:
      return unreachable(form);
  }
}

/** Two, if it may be: one event makes other keys pointless. */
function numberWithin(minimum: number, maximum: number): number {
  if (minimum <= 2 && maximum >= 2) return 2;
  return Number.isFinite(minimum) ? minimum : maximum;
}

function mapOf(members: readonly (readonly [key: string, value: YamlNode])[]): YamlNode {
  const entries = members.map(([key, value]) => ({ key, value, start: -1, end: -1 }));
  return { kind: "map", entries, isInBraces: false, start: -1, end: -1 };
}
