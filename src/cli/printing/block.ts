/** The parts of an answer on a terminal, before anything is known of its width or colours. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly tone?: Tone }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly TableCell[])[];
    }
  /** Printed as it is, without a blank line around it: code to copy, CSV. */
  | { readonly kind: "verbatim"; readonly text: string; readonly indent?: boolean };

export interface TableColumn {
  /** Without titles in any column, the table has no head. */
  readonly title: string;
  readonly align?: "left" | "right";
}

export type TableCell = string | { readonly text: string; readonly tone: Tone };

export type Tone = "strong" | "dim" | "good" | "bad" | "warning";

export function heading(text: string): Block {
  return { kind: "heading", text };
}

export function paragraph(text: string, tone?: Tone): Block {
  return { kind: "paragraph", text, ...(tone && { tone }) };
}

export function list(items: readonly string[]): Block {
  return { kind: "list", items };
}

export function table(columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): Block {
  return { kind: "table", columns, rows };
}

export function verbatim(text: string, options: { readonly indent?: boolean } = {}): Block {
  return { kind: "verbatim", text, ...options };
}
