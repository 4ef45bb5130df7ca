import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Form } from "../shape/form.ts";
import { formOfItems, formUnder, keyOrder } from "./key-order.ts";

/** No line of braces is longer. */
const width = 110;

interface At {
  readonly text: string;
  readonly form: Form | undefined;
  /** How many mappings and lists hold it: 0 for the file, 1 for a section, 2 for a definition. */
  readonly depth: number;
  /** The column at which it would begin. */
  readonly column: number;
}

/** Gives every node of a document the layout in which definitions are written. */
export function arrange(node: Node | null, at: At): void {
  if (isScalar(node)) arrangeScalar(node);
  else if (isMap<Node, Node | null>(node)) arrangeMap(node, at);
  else if (isSeq<Node | null>(node)) arrangeList(node, at);
}

/** On one line, without quotes where none are needed; a text that holds several lines stays as it is. */
function arrangeScalar(scalar: Scalar): void {
  if (typeof scalar.value === "string" && !scalar.value.includes("\n")) scalar.type = Scalar.PLAIN;
}

function arrangeMap(map: YAMLMap<Node, Node | null>, at: At): void {
  const rank = at.depth === 0 ? undefined : keyOrder(at.form);
  if (rank) map.items.sort((left, right) => compare(rank(keyText(left)), rank(keyText(right))));
  for (const pair of map.items) {
    if (isScalar(pair.key)) arrangeScalar(pair.key);
    if (at.depth > 1) pair.key.spaceBefore = false;
    const key = keyText(pair);
    const column = 2 * at.depth + key.length + 2;
    lowerComment(pair, at.text);
    arrange(pair.value, { ...at, form: formUnder(at.form, key), depth: at.depth + 1, column });
  }
  map.flow = map.items.length === 0 || (at.depth > 2 && isLeaf(map) && fitsOnLine(map, at.column));
}

function arrangeList(list: YAMLSeq<Node | null>, at: At): void {
  const form = formOfItems(at.form);
  for (const item of list.items)
    arrange(item, { ...at, form, depth: at.depth + 1, column: 2 * at.depth + 2 });
  list.flow = list.items.length === 0 || (isLeaf(list) && fitsOnLine(list, at.column));
}

/** A comment above the first key of a mapping is about that key, and moves with it; one beside the key that holds it stays. */
function lowerComment({ key, value }: Pair<Node, Node | null>, text: string): void {
  const first = isMap<Node>(value) ? value.items[0]?.key : undefined;
  if (!first || !value?.commentBefore || first.commentBefore) return;
  const from = key.range?.[1] ?? 0;
  const isBeside = text.slice(from, text.indexOf("\n", from)).includes("#");
  const lines = value.commentBefore.split("\n");
  const staying = isBeside ? lines.slice(0, 1) : [];
  const moving = lines.slice(staying.length).filter((line) => line !== "");
  value.commentBefore = staying.join("\n") || null;
  first.commentBefore = moving.join("\n") || null;
}

function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

function keyText({ key }: Pair<Node, Node | null>): string {
  return isScalar(key) ? String(key.value) : "";
}

/** Nothing but texts and numbers, or lists of them, without a comment: what may stand in braces. */
function isLeaf(node: Node | null): boolean {
  if (node?.comment || node?.commentBefore) return false;
  if (isMap<Node, Node | null>(node)) {
    return node.items.every(
      ({ key, value }) => isBare(key) && (isBare(value) || (isSeq(value) && isLeaf(value))),
    );
  }
  return isSeq<Node | null>(node) && node.items.every(isBare);
}

function isBare(node: Node | null): boolean {
  if (node === null) return true;
  const isOnOneLine = isScalar(node) && !String(node.value).includes("\n");
  return isOnOneLine && !node.comment && !node.commentBefore;
}

function fitsOnLine(node: YAMLMap | YAMLSeq, column: number): boolean {
  const text = stringify(node.toJSON(), { collectionStyle: "flow", lineWidth: 0 });
  return column + text.trimEnd().length <= width;
}
