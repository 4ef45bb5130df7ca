import type { Problem } from "../../core/index.ts";
import type { Expression, ValueType } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { baseAlias } from "../plan/join-plan.ts";
import { planReportedRows } from "../plan/plan-reported.ts";
import { conditionOf, planScan } from "../plan/plan-scan.ts";
import type { Condition, ScanColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { askedOf, relationsIn, tablesFor } from "../query/plan-for.ts";
import { joinsOf, shownOf } from "./own-rows.ts";
import type { GivenKey, ReadRows, RowsAsked } from "./read-rows.ts";

/** Rows that reach periods through moments that are reported: the steps of the answer, before they are added up. */
export function reportedRows(
  compiled: CompiledModel,
  asking: RowsAsked,
  metric: string,
  problems: Problem[],
): ReadRows {
  const { planned, bound, period, given } = asking;
  const shown = shownOf(compiled, asking);
  const { columns } = shown;
  const all = askedOf(compiled, planned, period);
  const { keys } = all;
  const level = { mask: 0, keys: given.map(({ position }) => keys[position]!) };
  const asked = { ...all, levels: [level] };
  const answered = planScan([{ ...bound, index: 0 }], asked, "scan");
  const [leaf] = answered.placed;
  const carried = columns.map(({ name, value }): ScanColumn => ({ name: rowColumn(name), value }));
  const scan = {
    ...answered.scan,
    joins: joinsOf(bound, shown),
    columns: [...answered.scan.columns, ...carried],
  };
  const reported = planReportedRows(leaf!, scan, asked, level);
  if (reported.isDrawn) problems.push(problem("rows-drawn", { metric }));
  return {
    ...shown,
    steps: [...tablesFor(compiled, relationsIn([scan]), planned.asOf, []), scan, ...reported.steps],
    from: reported.rows,
    joins: [],
    columns: columns.map(({ name }) => ({
      name,
      value: { kind: "address", address: { alias: baseAlias, column: rowColumn(name) } },
    })),
    where: [
      ...given.map((one) => isInCell(one, keys[one.position]!)),
      ...(leaf!.filter === undefined ? [] : [conditionOf(column(leaf!.filter, "boolean"))]),
      ...(reported.hasNone ? [conditionOf(nothing)] : []),
    ],
  };
}

/** Columns of the rows that are shown stand beside those that the steps name. */
function rowColumn(name: string): string {
  return `row.${name}`;
}

function isInCell({ key, as }: GivenKey, name: string): Condition {
  const type = key.kind === "expression" ? key.expression.type : key.type;
  return { kind: "same", key: { kind: "expression", expression: column(name, type) }, as };
}

const nowhere = { start: 0, end: 0 };
const nothing: Expression = { kind: "literal", value: false, type: "boolean", span: nowhere };

function column(name: string, type: ValueType): Expression {
  return { kind: "column", hops: [], column: name, type, span: nowhere };
}
