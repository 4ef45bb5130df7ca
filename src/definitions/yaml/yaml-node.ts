/** YAML as read, whoever read it: values with the offsets at which they stand. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly style: "plain" | "single" | "double" | "block";
  readonly start: number;
  readonly end: number;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly isInBraces: boolean;
  readonly start: number;
  /** Where the closing brace ends; without braces, where it starts. */
  readonly end: number;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}

export interface YamlEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** An empty value is a null that stands where its key ends. */
  readonly value: YamlNode;
}

/** A value that no author wrote; see `unsaid`. */
export function standIn(value: YamlScalar["value"]): YamlScalar {
  return { kind: "scalar", value, style: "plain", start: -1, end: -1 };
}

export function isStandIn({ start }: YamlNode): boolean {
  return start < 0;
}

export type YamlPath = readonly (string | number)[];

/** The plain value of a node; every key is an own property, whatever its name. */
export function valueOf(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    default:
      return plainMap(node);
  }
}

function plainMap({ entries }: YamlMap): object {
  const plain: { [key: string]: unknown } = {};
  for (const { key, value } of entries) {
    if (key !== "__proto__") plain[key] = valueOf(value);
    else Object.defineProperty(plain, key, { value: valueOf(value), enumerable: true });
  }
  return plain;
}

export interface Found {
  readonly node: YamlNode;
  /** The entry whose value it is. */
  readonly entry?: YamlEntry;
}

/** The node at a path; the last one on the way, when the path leads nowhere. */
export function nodeAt(root: Found, path: YamlPath): Found {
  let found = root;
  for (const step of path) {
    const next = stepInto(found.node, step);
    if (!next) break;
    found = next;
  }
  return found;
}

function stepInto(node: YamlNode, step: string | number): Found | undefined {
  if (node.kind === "map") {
    const entry = node.entries.find(({ key }) => key === String(step));
    return entry && { node: entry.value, entry };
  }
  const item = node.kind === "list" ? node.items[Number(step)] : undefined;
  return item && { node: item };
}
