import type { BinaryOperator, Span } from "../expression.ts";

/** One part of a dotted name, as written. */
export interface NamePart {
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/** An expression as written: names are not resolved, nothing is typed. */
export type Syntax =
  | LiteralSyntax
  | { readonly kind: "name"; readonly parts: readonly NamePart[]; readonly span: Span }
  | { readonly kind: "not" | "negate"; readonly operand: Syntax; readonly span: Span }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: "in";
      readonly operand: Syntax;
      readonly items: readonly Syntax[];
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "between";
      readonly operand: Syntax;
      readonly low: Syntax;
      readonly high: Syntax;
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: "like";
      readonly operand: Syntax;
      readonly pattern: Syntax;
      readonly negated: boolean;
      readonly span: Span;
    }
  | { readonly kind: "is-null"; readonly operand: Syntax; readonly negated: boolean; readonly span: Span }
  | {
      readonly kind: "case";
      readonly branches: readonly { readonly when: Syntax; readonly then: Syntax }[];
      readonly otherwise?: Syntax;
      readonly span: Span;
    }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly nameSpan: Span;
      readonly arguments: readonly Syntax[];
      readonly span: Span;
    };

export interface LiteralSyntax {
  readonly kind: "literal";
  readonly type: "boolean" | "integer" | "decimal" | "text" | "date" | "instant" | "null";
  /** Numbers are kept as written, so that no digit is lost. */
  readonly value: string | boolean | null;
  readonly span: Span;
}

/** The forms that begin with, or apply to, one operand. */
export type OperandSyntax = Extract<Syntax, { readonly operand: Syntax }>;
