import {
  asOfRow,
  type ColumnExpression,
  type Concept,
  type Expression,
  type Hop,
  memberHop,
  memberTable,
  type Model,
} from "../../definitions/index.ts";
import type { FoundDimension } from "./find-dimension.ts";
import { datasetIn } from "./source.ts";

const nowhere = { start: 0, end: 0 };

/** Who is in a concept, as a dimension of its object: ever, or with `concept.as_of_row` when the row is dated. */
export function membership(model: Model, name: string): FoundDimension | undefined {
  const [id = "", word, ...rest] = name.split(".");
  const concept = model.concepts.get(id);
  const isAsOfRow = word === asOfRow;
  if (!concept || rest.length > 0 || (word !== undefined && !isAsOfRow)) return undefined;
  const value = isAsOfRow ? asOfTheRow(model, concept) : ever(model, concept);
  const { en, fr } = concept.label;
  return {
    name,
    type: "boolean",
    label: isAsOfRow ? { en: `${en} (at the time)`, fr: `${fr} (à ce moment)` } : concept.label,
    on: new Map([[concept.object, value]]),
  };
}

/** Unknown where the row leads to no object. */
function ever({ schema }: Model, { id, object }: Concept): Expression {
  const dataset = datasetIn(schema, object);
  const member = columnOver([memberHop(id, dataset)], dataset.key);
  return choice([[isNull(columnOver([], dataset.key)), unknown]], isKnown(member));
}

/** Unknown also where the object entered at an unknown moment. */
function asOfTheRow({ schema }: Model, { id, object }: Concept): Expression {
  const dataset = datasetIn(schema, object);
  const first = memberHop(id, dataset);
  const running: Hop = {
    ...first,
    to: memberTable(id),
    valid: {
      from: "entered_at",
      until: "left_at",
      days: { from: "entered_at_day", until: "left_at_day" },
    },
  };
  const isMember = isKnown(columnOver([first], dataset.key));
  const isUndated = isNull(columnOver([first], "entered_at_day"));
  return choice(
    [
      [isNull(columnOver([], dataset.key)), unknown],
      [isKnown(columnOver([running], dataset.key)), truth(true)],
      [
        { kind: "binary", operator: "and", left: isMember, right: isUndated, type: "boolean", span: nowhere },
        unknown,
      ],
    ],
    truth(false),
  );
}

const unknown: Expression = { kind: "literal", value: null, type: "null", span: nowhere };

function truth(value: boolean): Expression {
  return { kind: "literal", value, type: "boolean", span: nowhere };
}

function columnOver(hops: readonly Hop[], column: string): ColumnExpression {
  return { kind: "column", hops, column, type: "text", span: nowhere };
}

function isNull(operand: Expression): Expression {
  return { kind: "is-null", operand, negated: false, type: "boolean", span: nowhere };
}

function isKnown(operand: Expression): Expression {
  return { kind: "is-null", operand, negated: true, type: "boolean", span: nowhere };
}

function choice(branches: readonly (readonly [Expression, Expression])[], otherwise: Expression): Expression {
  return {
    kind: "case",
    // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
    branches: branches.map(([when, then]) => ({ when, then })),
    otherwise,
    type: "boolean",
    span: nowhere,
  };
}
