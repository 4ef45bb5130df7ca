import { Document, isCollection, isScalar, type Node, type Scalar, visit } from "yaml";
import {
  type ColumnField,
  type FieldMapping,
  type SourceMapping,
  type TargetMapping,
  writtenMapping,
} from "../../dataset/index.ts";

/** What to say beside a field: by position of its target and its column. */
export type FieldComment = (target: number, column: string) => string | undefined;

export interface PrintOptions {
  /** The lines that open the file. */
  readonly heading?: string;
  readonly kind?: string;
  readonly field?: FieldComment;
}

/** The tidy YAML of a source mapping, which reads back as the same mapping. */
export function printSourceMapping(mapping: SourceMapping, options: PrintOptions = {}): string {
  const { into, ...head } = writtenMapping(mapping);
  const document = new Document({ ...head, into: into.map(writtenTarget) });
  if (options.heading !== undefined) document.commentBefore = asComment(options.heading);
  comment(document.get("kind", true), options.kind);
  into.forEach((target, index) => {
    for (const column of Object.keys(target.fields)) {
      comment(document.getIn(["into", index, "fields", column], true), options.field?.(index, column));
    }
  });
  layOut(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function writtenTarget({ fields, ...rest }: TargetMapping) {
  return {
    ...rest,
    fields: Object.fromEntries(Object.entries(fields).map(([column, field]) => [column, written(field)])),
  };
}

function written(field: FieldMapping): unknown {
  if (!("from" in field)) return field;
  const { from, currencyFrom, ...options }: ColumnField = field;
  const headers = from.length === 1 ? from[0] : from;
  if (currencyFrom === undefined && Object.keys(options).length === 0) return headers;
  return { from: headers, ...options, ...(currencyFrom !== undefined && { currency_from: currencyFrom }) };
}

/** Short lists and the parts of a field stand on one line. */
function layOut(document: Document): void {
  visit(document, {
    Seq: (_key, node) => {
      if (node.items.every((item) => isScalar(item) && isShort(item))) node.flow = true;
    },
    Map: (_key, node, path) => {
      if (
        path.length > 7 &&
        node.items.every((pair) => !isCollection(pair.value) || pair.value.items.length < 6)
      )
        node.flow = true;
    },
  });
}

function isShort(scalar: Scalar): boolean {
  return String(scalar.value).length < 60;
}

function comment(node: unknown, text: string | undefined): void {
  if (text !== undefined && (isScalar(node) || isCollection(node))) (node as Node).comment = asComment(text);
}

function asComment(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => ` ${line}`.trimEnd())
    .join("\n");
}
