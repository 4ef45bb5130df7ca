import type { Expression, Hop, ValueType } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { Source } from "../model/source.ts";
import type { ScanColumn } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { isRecorded } from "./entry-events.ts";

/** The column that holds what a row brings to the number. */
const weightName = "weight";

/** What a row brings: its value, or 1 when rows are counted. */
export function weightColumn({ leaf: { measure } }: BoundLeaf): ScanColumn {
  const expression: Expression = measure.of ?? {
    kind: "literal",
    value: "1",
    type: "integer",
    span: nowhere,
  };
  return { name: weightName, value: { kind: "expression", expression } };
}

/** The columns that tell rows apart, and by which they are ordered. */
export function keysOf({ key, isCyclic }: Source): readonly string[] {
  return isCyclic ? [key, "cycle"] : [key];
}

/** The row's key, its time, what it refers to, and where it came from. */
export function rowColumns(
  { source: find }: Pick<CompiledModel, "source">,
  { leaf: { source, measure } }: BoundLeaf,
): readonly ScanColumn[] {
  const time = measure.time ?? source.time;
  const references = source.kind === "concept" ? [] : source.hops.map((hop) => hop.column);
  const cycle = source.isCyclic ? ["cycle", "entered_at", "left_at"] : [];
  const names = [...new Set([source.key, ...cycle, ...(time === undefined ? [] : [time]), ...references])];
  return [
    ...names.map((name) =>
      column(name, { column: name, hops: [], type: source.columns.get(name)?.type ?? "text" }),
    ),
    ...origins(find, source),
  ];
}

const nowhere = { start: 0, end: 0 };

interface Place {
  readonly column: string;
  readonly hops: readonly Hop[];
  readonly type: ValueType;
}

function column(name: string, place: Place): ScanColumn {
  return { name, value: { kind: "expression", expression: { kind: "column", ...place, span: nowhere } } };
}

/** Source, load, file and record: of the row itself, or of the row that a derived one rests on. Entities have several. */
function origins(find: CompiledModel["source"], source: Source): readonly ScanColumn[] {
  const hops = pathToOrigin(find, source);
  if (!hops) return [];
  const types: readonly (readonly [string, ValueType])[] = [
    ["_source", "text"],
    ["_load", "integer"],
    ["_file", "integer"],
    ["_record", "integer"],
  ];
  return types.map(([name, type]) => column(name, { column: name, hops, type }));
}

function pathToOrigin(find: CompiledModel["source"], source: Source): readonly Hop[] | undefined {
  if (isRecorded(source)) return [];
  const [hop] = source.hops.filter(({ to }) => source.rows === "derived" && isRecorded(find(to)));
  return hop && [hop];
}
