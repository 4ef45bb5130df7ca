import { isGranularity } from "../granularity.ts";
import type { ElementItem } from "./item.ts";

/** `listing__user__ds__month`: entities, a dimension, a grain. A custom granularity is known by its name. */
export function parseItemName(name: string, custom: readonly string[]): ElementItem {
  const parts = name.toLowerCase().split("__");
  const last = parts.at(-1) ?? "";
  if (parts.length > 1 && (isGranularity(last) || custom.includes(last)))
    return { ...elementOf(parts.slice(0, -1)), grain: last };
  const part = /^extract_(\w+)$/u.exec(last)?.[1];
  if (parts.length > 1 && part !== undefined) return { ...elementOf(parts.slice(0, -1)), datePart: part };
  return elementOf(parts);
}

function elementOf(parts: readonly string[]): ElementItem {
  return { kind: "element", links: parts.slice(0, -1), element: parts.at(-1) ?? "" };
}
