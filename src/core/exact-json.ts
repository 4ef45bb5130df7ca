import { isDecimal } from "./decimal.ts";

/**
 * JSON in which exact decimals are number literals with all their digits; members keep their order, undefined
 * ones are left out. Equal values in equal order have equal bytes.
 */
export function exactJson(value: unknown, indent = ""): string {
  return written(value, indent === "" ? undefined : { indent, margin: "\n" });
}

interface Layout {
  readonly indent: string;
  readonly margin: string;
}

function written(value: unknown, layout: Layout | undefined): string {
  if (isDecimal(value)) return value.isFinite() ? value.toFixed() : "null";
  if (Array.isArray(value)) {
    const isFlat = !value.some((item) => typeof item === "object" && item !== null && !isDecimal(item));
    return enclosed("[]", value, isFlat ? undefined : layout, (item, inner) => written(item ?? null, inner));
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const colon = layout ? ": " : ":";
    return enclosed(
      "{}",
      members,
      layout,
      ([name, member], inner) => `${JSON.stringify(name)}${colon}${written(member, inner)}`,
    );
  }
  return JSON.stringify(value ?? null);
}

function enclosed<Item>(
  [open, close]: string,
  items: readonly Item[],
  layout: Layout | undefined,
  print: (item: Item, layout: Layout | undefined) => string,
): string {
  const inner = layout && { indent: layout.indent, margin: layout.margin + layout.indent };
  const printed = items.map((item) => print(item, inner));
  if (!layout || !inner || items.length === 0) return `${open}${printed.join(layout ? ", " : ",")}${close}`;
  return `${open}${inner.margin}${printed.join(`,${inner.margin}`)}${layout.margin}${close}`;
}
