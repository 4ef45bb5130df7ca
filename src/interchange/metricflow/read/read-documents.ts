import { type Document, isMap, isNode, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Place, Problem } from "../../../core/index.ts";
import { problem } from "../../problems.ts";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One thing that a document declares, with where it stands. */
export interface Declaration {
  readonly kind: "model" | "metric" | "project" | "dbt-model";
  readonly value: unknown;
  readonly file: string;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

export interface Declarations {
  readonly found: readonly Declaration[];
  readonly problems: readonly Problem[];
  readonly losses: readonly Problem[];
}

/** Every declaration of the documents of these files, in their order. */
export function readDocuments(files: readonly SourceFile[]): Declarations {
  const read = files.map(readFile);
  return {
    found: read.flatMap(({ found }) => found),
    problems: read.flatMap(({ problems }) => problems),
    losses: read.flatMap(({ losses }) => losses),
  };
}

/** The top-level keys that declare, and whether each holds a list. */
const declaring: {
  readonly [key: string]: { readonly kind: Declaration["kind"]; readonly isList: boolean };
} = {
  semantic_model: { kind: "model", isList: false },
  semantic_models: { kind: "model", isList: true },
  metric: { kind: "metric", isList: false },
  metrics: { kind: "metric", isList: true },
  project_configuration: { kind: "project", isList: false },
  models: { kind: "dbt-model", isList: true },
};

function readFile({ path: file, text }: SourceFile): Declarations {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const at = (offset: number): Place => ({ file, line: Math.max(1, lines.linePos(offset).line) });
  const faults = documents.flatMap(({ errors }) => errors);
  if (faults.length > 0)
    return {
      found: [],
      problems: faults.map((fault) =>
        problem(
          "yaml-unreadable",
          { detail: fault.message.split("\n")[0] ?? "" },
          { place: at(fault.pos[0]) },
        ),
      ),
      losses: [],
    };
  const read = documents.map((document) => declarationsIn(document, file, at));
  return {
    found: read.flatMap(({ found }) => found),
    problems: [],
    losses: read.flatMap(({ losses }) => losses),
  };
}

type At = (offset: number) => Place;

function declarationsIn(document: Document.Parsed, file: string, at: At): Omit<Declarations, "problems"> {
  const root = document.contents;
  if (root === null) return { found: [], losses: [] };
  const place = at(root.range?.[0] ?? 0);
  const passOver = (what: string) =>
    problem("document-passed-over", { what }, { place, severity: "warning" });
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  if (!isMap(root) || typeof value !== "object" || value === null)
    return { found: [], losses: [passOver(`"${String(value).slice(0, 60)}"`)] };
  const entries = Object.entries(value);
  return {
    found: entries.flatMap((entry) => declarationsOf(entry, { root, file, at })),
    losses: entries.flatMap(([key]) =>
      Object.hasOwn(declaring, key) || key === "version" ? [] : [passOver(`"${key}"`)],
    ),
  };
}

interface Holder {
  readonly root: Node;
  readonly file: string;
  readonly at: At;
}

function declarationsOf([key, held]: [string, unknown], { root, file, at }: Holder): readonly Declaration[] {
  const known = Object.hasOwn(declaring, key) ? declaring[key] : undefined;
  if (!known) return [];
  const items: readonly unknown[] = known.isList && Array.isArray(held) ? held : [held];
  return items.map((value, index) => {
    const base = known.isList ? [key, index] : [key];
    return { kind: known.kind, value, file, placeOf: (path) => at(offsetOf(root, [...base, ...path])) };
  });
}

/** Where the value at a path begins; of the nearest around it, when there is none. */
function offsetOf(root: Node, path: readonly PropertyKey[]): number {
  let node: Node = root;
  for (const step of path) {
    const child: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (!isNode(child)) break;
    node = child;
  }
  return node.range?.[0] ?? 0;
}
