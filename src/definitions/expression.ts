import type { Relationship } from "../dataset/index.ts";

/** A stretch of the expression's own text: offsets count from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ValueType =
  | "boolean"
  | "integer"
  | "decimal"
  | "money"
  | "text"
  | "date"
  | "instant"
  | "entity"
  | "null";

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "="
  | "<>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "and"
  | "or"
  | "||";

/** A parsed, typed expression. Names are resolved: a column carries the relationship hops that reach it. */
export type Expression =
  | {
      readonly kind: "literal";
      readonly value: string | number | boolean | null;
      readonly type: ValueType;
      readonly span: Span;
    }
  | ColumnExpression
  | {
      readonly kind: "not" | "negate";
      readonly operand: Expression;
      readonly type: ValueType;
      readonly span: Span;
    }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly type: ValueType;
      readonly span: Span;
    }
  | {
      readonly kind: "in";
      readonly operand: Expression;
      readonly items: readonly Expression[];
      readonly negated: boolean;
      readonly type: "boolean";
      readonly span: Span;
    }
  | {
      readonly kind: "between";
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
      readonly type: "boolean";
      readonly span: Span;
    }
  | {
      readonly kind: "like";
      readonly operand: Expression;
      readonly pattern: string;
      readonly negated: boolean;
      readonly type: "boolean";
      readonly span: Span;
    }
  | {
      readonly kind: "is-null";
      readonly operand: Expression;
      readonly negated: boolean;
      readonly type: "boolean";
      readonly span: Span;
    }
  | {
      readonly kind: "case";
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise?: Expression;
      readonly type: ValueType;
      readonly span: Span;
    }
  /** The period of a moment: a grain, a calendar's id, or a part of the date. */
  | {
      readonly kind: "bucket";
      readonly operand: Expression;
      readonly grain: string;
      readonly type: ValueType;
      readonly span: Span;
    }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly type: ValueType;
      readonly span: Span;
    };

export interface ColumnExpression {
  readonly kind: "column";
  /** Many-to-one hops from the dataset in scope: each names the reference column followed. Empty: the dataset itself. */
  readonly hops: readonly Hop[];
  readonly column: string;
  readonly type: ValueType;
  readonly span: Span;
}

/** One step of a path: from a row to the one that it refers to. */
export type Hop = Relationship;
