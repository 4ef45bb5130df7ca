import { Document, isMap, isScalar, Pair, parse, parseDocument, Scalar, stringify, YAMLMap } from "yaml";
import {
  foldValue,
  type Meaning,
  type ValueDomain,
  type ValueMappings,
  valueDomains,
} from "../../dataset/index.ts";

/** What to say beside a proposed value: its rows, how sure its meaning is. */
export type ValueComment = (domain: ValueDomain, system: string, raw: string) => string | undefined;

export interface PrintValuesOptions {
  /** The author's text: its entries, comments and order are kept, and only what it lacks is added. */
  readonly onto?: string;
  readonly comment?: ValueComment;
}

/** The YAML of `definitions/values.yaml`. */
export function printValueMappings(values: ValueMappings, options: PrintValuesOptions = {}): string {
  const { document, root } = openDocument(options.onto ?? "");
  for (const domain of valueDomains) {
    const systems = Object.entries(values[domain] ?? {});
    if (systems.length === 0) continue;
    const ofDomain = childMap(root, domain);
    for (const [system, meanings] of systems)
      addMeanings(childMap(ofDomain, system), meanings, (raw) => options.comment?.(domain, system, raw));
  }
  return root.items.length === 0 ? (options.onto ?? "") : document.toString({ lineWidth: 0 });
}

/** Adds what the author has not said, whatever its case and accents. */
function addMeanings(
  map: YAMLMap,
  meanings: { readonly [raw: string]: Meaning },
  commentOn: (raw: string) => string | undefined,
): void {
  const known = new Set(map.items.map((pair) => foldValue(textOf(pair.key))));
  for (const [raw, meaning] of Object.entries(meanings)) {
    if (known.has(foldValue(raw))) continue;
    known.add(foldValue(raw));
    const node = meaningNode(meaning);
    const comment = commentOn(raw);
    if (comment !== undefined) node.comment = ` ${comment.replace(/\s+/g, " ")}`;
    map.add(new Pair(textScalar(raw), node));
  }
}

/** The author's text, with a mapping at its root; one that holds nothing but comments keeps them. */
function openDocument(text: string): { readonly document: Document; readonly root: YAMLMap } {
  const read = parseDocument(text, { schema: "failsafe" });
  if (isMap(read.contents)) {
    read.contents.flow = false;
    return { document: read, root: read.contents };
  }
  const root = new YAMLMap();
  const document = new Document(root, { schema: "failsafe" });
  document.commentBefore = [read.commentBefore, read.comment].filter(Boolean).join("\n") || null;
  return { document, root };
}

function childMap(parent: YAMLMap, key: string): YAMLMap {
  const pair = parent.items.find((item) => textOf(item.key) === key);
  if (pair !== undefined && isMap(pair.value)) {
    if (pair.value.items.length === 0) pair.value.flow = false;
    return pair.value;
  }
  const child = new YAMLMap();
  if (pair === undefined) parent.add(new Pair(textScalar(key), child));
  else pair.value = child;
  return child;
}

function textOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** A text that reads back as a text, whatever it looks like. */
function textScalar(text: string): Scalar {
  const scalar = new Scalar(text);
  if (parse(stringify(text, { lineWidth: 0 }), { schema: "failsafe" }) !== text || looksTyped(text))
    scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Without quotes, YAML would read something else than a text. */
function looksTyped(text: string): boolean {
  return /^["']/.test(stringify(text, { lineWidth: 0 }));
}

function meaningNode(meaning: Meaning): Scalar | YAMLMap {
  if (meaning === null) return new Scalar("null");
  if (typeof meaning === "string") return textScalar(meaning);
  const map = new YAMLMap();
  map.flow = true;
  for (const [name, value] of Object.entries(meaning)) map.add(new Pair(new Scalar(name), textScalar(value)));
  return map;
}
