import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { fail, ok, type Place, type Problem, type Result } from "../../core/index.ts";
import { problem } from "../problems.ts";

export type Path = readonly PropertyKey[];

/** A YAML text and where each of its parts stands. */
export interface YamlText {
  readonly file: string;
  readonly value: unknown;
  readonly document: Document;
  /** The place of the value at a path, or of the nearest thing around it. */
  place(path: Path): Place;
  placeAt(offset: number): Place;
  /** The place of a key of the mapping at a path. */
  placeOfKey(path: Path, key: string): Place;
}

export type YamlFault = "duplicate" | "tab" | "indent" | "missing" | "quote" | "other";

const explained: { readonly [code: string]: YamlFault } = {
  DUPLICATE_KEY: "duplicate",
  TAB_AS_INDENT: "tab",
  BAD_INDENT: "indent",
  MISSING_CHAR: "missing",
  BAD_SCALAR_START: "quote",
  BLOCK_AS_IMPLICIT_KEY: "quote",
};

export function readYaml(text: string, file: string): Result<YamlText, readonly Problem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return fail(
      document.errors.map((error) => {
        const fault = explained[error.code] ?? "other";
        return problem("yaml-unreadable", { fault }, { place: at(error.pos[0]) });
      }),
    );
  }
  const root = document.contents;
  return ok({
    file,
    document,
    value: toValue(document),
    placeAt: at,
    place: (path) => at(offsetOf(root, path)),
    placeOfKey: (path, key) => at(offsetOfKey(root, path, key) ?? offsetOf(root, path)),
  });
}

/** Aliases that would multiply without end read as nothing. */
function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function childOf(node: Node | null, step: PropertyKey): Node | null {
  const child: unknown =
    isMap(node) || isSeq(node) ? node.get(typeof step === "symbol" ? "" : step, true) : null;
  return isNode(child) ? child : null;
}

function offsetOf(root: Node | null, path: Path): number | undefined {
  let node = root;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === null) break;
    node = child;
  }
  return node?.range?.[0];
}

function offsetOfKey(root: Node | null, path: Path, key: string): number | undefined {
  let node = root;
  for (const step of path) node = childOf(node, step);
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
