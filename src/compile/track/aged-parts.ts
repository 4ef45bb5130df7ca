import { canonicalJson } from "../../core/index.ts";
import type { Finish, FirstAge, MetricPart, ShareOfCounts } from "../plan/plan.ts";
import { partWords } from "./part-words.ts";
import { membersAt, type Retention, type Tracking } from "./retention-leaves.ts";

/** A retention that a formula reads at an age, or until it reaches a metric. */
export interface AgedInput {
  readonly name: string;
  readonly retention: Retention;
  readonly age?: number;
  readonly finish: Finish;
}

/** Beside a metric: how many members stand behind each age that it reads, and how many have not come to it. */
export function agedParts(tracking: Tracking, inputs: readonly AgedInput[]): readonly MetricPart[] {
  const distinct = [...new Map(inputs.map((input) => [canonicalJson(input.finish), input])).values()];
  return distinct.flatMap((input) => {
    const prefix = distinct.length === 1 ? "" : `${input.name}.`;
    const parts = partsOf(tracking, input);
    return parts.map((part) => ({ ...part, name: `${prefix}${part.name}` }));
  });
}

function partsOf(tracking: Tracking, { retention, age, finish }: AgedInput): readonly MetricPart[] {
  if (finish.kind === "first-age") return reachedParts(tracking, retention, finish);
  const count = (part: "size" | "immature", of: number): MetricPart => ({
    kind: "number",
    name: part,
    label: partWords[part],
    type: "integer",
    unit: retention.meaning.units.members,
    finish: membersAt(tracking, retention, { part, age: of }),
  });
  return [count("size", age ?? 0), count("immature", 0)];
}

function reachedParts(tracking: Tracking, retention: Retention, first: FirstAge): readonly MetricPart[] {
  const { units, every } = retention.meaning;
  const members = membersAt(tracking, retention, { part: "members", age: 0 });
  const behind = membersAt(tracking, retention, { part: "size", isByAge: true });
  const [size, notYet, lastAge] = [partWords.size, partWords.not_yet, partWords.last_age];
  return [
    { kind: "behind-age", name: "size", label: size, unit: units.members, first, members: behind },
    { kind: "not-yet", name: "not_yet", label: notYet, unit: units.members, first, members },
    { kind: "last-age", name: "last_age", label: lastAge, unit: `${every.replace("fiscal_", "")}s`, first },
  ];
}

/** A share of members at one age alone has the interval of one; arithmetic over it has none. */
export function agedShare(inputs: readonly AgedInput[], finish: Finish): ShareOfCounts | null {
  const isAlone = inputs.some(({ retention, finish: one }) => one === finish && !retention.meaning.value);
  if (!isAlone || finish.kind !== "operation") return null;
  const { left, right } = finish;
  return left.kind === "leaf" && right.kind === "leaf" ? { count: left.leaf, total: right.leaf } : null;
}
