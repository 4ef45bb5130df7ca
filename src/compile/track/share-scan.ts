import type { Expression } from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { addressOf, baseAlias, type JoinPlan } from "../plan/join-plan.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { Condition, ScanColumn, ScanStep, TimeColumn } from "../plan/plan.ts";
import { columnOf } from "./carrier.ts";

/**
 * Two scans of one dataset as one: the rows that either may keep, marked for each, with the columns that either reads;
 * and the two over them.
 */
export function shareScan(one: ScanStep, other: ScanStep, name: string): readonly ScanStep[] {
  const sides = [one, other].map((scan): Side => {
    const own = scan.where.filter((condition) => isOwn(scan.joins, condition));
    const where = scan.where.filter((condition) => !own.includes(condition));
    const mark = `${scan.name}:kept`;
    return { scan: { ...scan, where }, own: { kind: "all", of: own }, ...(own.length > 0 && { mark }) };
  });
  const columns = [...new Set(sides.flatMap(({ scan }) => columnsRead(scan)))];
  return [
    {
      kind: "scan",
      name,
      from: one.from,
      joins: [],
      columns: [
        ...columns.map((column): ScanColumn => {
          const address = { alias: baseAlias, column };
          return { name: column, value: { kind: "address", address } };
        }),
        ...sides.flatMap(({ mark, own }): readonly ScanColumn[] =>
          mark === undefined ? [] : [{ name: mark, value: { kind: "condition", condition: own } }],
        ),
      ],
      where: sides.every(({ mark }) => mark) ? [{ kind: "any", of: sides.map(({ own }) => own) }] : [],
      isShared: true,
    },
    ...sides.map(({ scan, mark }) => {
      const marked = mark === undefined ? [] : [conditionOf(columnOf(mark, "boolean"))];
      return { ...scan, from: name, where: [...marked, ...scan.where] };
    }),
  ];
}

interface Side {
  /** With the conditions that need its joins. */
  readonly scan: ScanStep;
  /** Those that read the scanned table alone. */
  readonly own: Extract<Condition, { readonly of: unknown }>;
  /** The column that says whether a row meets them, where there are any. */
  readonly mark?: string;
}

/** The columns of the scanned table itself. */
function columnsRead({ joins, columns, where }: ScanStep): readonly string[] {
  const ofExpression = (expression: Expression) =>
    columnsOf(expression).flatMap((column) => {
      const { alias, column: name } = addressOf(joins, column);
      return alias === baseAlias ? [name] : [];
    });
  const ofCondition = (condition: Condition): readonly string[] => {
    switch (condition.kind) {
      case "expression":
        return ofExpression(condition.expression);
      case "all":
      case "any":
        return condition.of.flatMap(ofCondition);
      case "same":
        return ofValue(condition.key);
      default:
        return ofTime(condition.time);
    }
  };
  const ofValue = (value: ScanColumn["value"]): readonly string[] => {
    if (value.kind === "expression") return ofExpression(value.expression);
    if (value.kind === "condition") return ofCondition(value.condition);
    return value.address.alias === baseAlias ? [value.address.column] : [];
  };
  return [
    ...joins.flatMap(leftOf),
    ...columns.flatMap(({ value }) => ofValue(value)),
    ...where.flatMap(ofCondition),
  ];
}

function leftOf({ left, also, valid }: JoinPlan): readonly string[] {
  const keys = [left, ...also.map((pair) => pair.left)];
  return [
    ...keys.flatMap(({ alias, column }) => (alias === baseAlias ? [column] : [])),
    ...(valid ? ofTime(valid.at) : []),
  ];
}

function ofTime({ column, day }: TimeColumn): readonly string[] {
  return [column, day];
}

/** Whether a condition reads the scanned table alone. */
function isOwn(joins: readonly JoinPlan[], condition: Condition): boolean {
  switch (condition.kind) {
    case "expression":
      return columnsOf(condition.expression).every((column) => addressOf(joins, column).alias === baseAlias);
    case "all":
    case "any":
      return condition.of.every((one) => isOwn(joins, one));
    case "same":
      return false;
    default:
      return true;
  }
}
