import type { Expression, ValueType } from "../../definitions/index.ts";
import type { Source } from "../model/source.ts";
import type { ScanColumn } from "../plan/plan.ts";
import type { MatchStep } from "../plan/track-plan.ts";
import { columnOf } from "../track/carrier.ts";
import { isRecorded } from "./entry-events.ts";

/** A base event, the conversion that is its own, and what lies between; then where the base came from. */
export function matchedColumns(match: MatchStep, base: Source): readonly ScanColumn[] {
  const { baseKeys, convertedKeys, isDaily } = match;
  return [
    column("entity", "text"),
    ...baseKeys.map((name) => column(name, "text")),
    column("base_at", "instant"),
    ...convertedKeys.map((name) => column(name, "text")),
    column("converted_at", "instant"),
    { name: "elapsed_days", value: { kind: "expression", expression: elapsed(isDaily) } },
    ...(isRecorded(base) ? origins(match, base) : []),
  ];
}

function column(name: string, type: ValueType): ScanColumn {
  return { name, value: { kind: "expression", expression: columnOf(name, type) } };
}

function elapsed(isDaily: boolean): Expression {
  const [name, suffix, type] = isDaily
    ? (["days_between", "day", "date"] as const)
    : (["elapsed_days", "at", "instant"] as const);
  return {
    kind: "call",
    name,
    arguments: [columnOf(`base_${suffix}`, type), columnOf(`converted_${suffix}`, type)],
    type: isDaily ? "integer" : "decimal",
    span: { start: 0, end: 0 },
  };
}

function origins({ name: from, baseKeys }: MatchStep, base: Source): readonly ScanColumn[] {
  const hop = {
    name: "base",
    from,
    column: baseKeys[0]!,
    to: base.name,
    key: base.key,
    isPartial: true,
  } as const;
  return (["_source", "_load", "_file", "_record"] as const).map((name): ScanColumn => {
    const type = name === "_source" ? "text" : "integer";
    const expression: Expression = { ...columnOf(name, type), kind: "column", hops: [hop], column: name };
    return { name, value: { kind: "expression", expression } };
  });
}
