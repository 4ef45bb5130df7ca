import { type ColumnExpression, type Expression, isHourGrain, scopesOf } from "../../../definitions/index.ts";
import type { Relationship } from "../../../dataset/index.ts";
import { dayOf } from "./civil.ts";
import { momentIn, type Scope, valueOf } from "./expression-value.ts";
import type { Moment } from "./moment.ts";
import { periodValue } from "./periods.ts";
import { Refused } from "./refused.ts";
import { same, type Value } from "./value.ts";
import { cell, type Row, secondOf, tableNamed, timeColumn, type World } from "./world.ts";
import { localDay } from "./zone.ts";

/** A row that is counted: where it stands, and when it is, as of which histories are read. */
export interface Counted {
  readonly dataset: string;
  readonly row: Row;
  readonly moment: Moment | undefined;
}

/** A dimension as a query names it, with its grain. */
export interface Dimension {
  readonly name: string;
  readonly base: string;
  readonly grain: string | undefined;
  readonly on: ReadonlyMap<string, Expression>;
}

const nowhere = { start: 0, end: 0 };
const farthest = 4;

export function dimensionNamed({ model }: World, name: string): Dimension {
  const [base = "", grain] = name.split(":");
  const declared = model.dimensions.get(base);
  if (declared) return { name, base, grain, on: new Map(Object.entries(declared.on)) };
  const [dataset = "", ...path] = base.split(".");
  const found = scopesOf(model.schema)(dataset)?.find(path);
  if (found?.kind !== "found") throw new Refused("dimension-unknown");
  const { hops, column, type } = found;
  return {
    name,
    base,
    grain,
    on: new Map([[dataset, { kind: "column", hops, column, type, span: nowhere }]]),
  };
}

/** The hops that lead from a dataset to one that carries a dimension: the shortest way, if there is one. */
export function pathTo({ model }: World, dataset: string, { on }: Dimension): readonly Relationship[] {
  let walks: readonly (readonly Relationship[])[] = [[]];
  const end = (walk: readonly Relationship[]) => walk.at(-1)?.to ?? dataset;
  for (let length = 0; length <= farthest; length++) {
    const arrived = walks.filter((walk) => on.has(end(walk)));
    if (arrived.length > 1) throw new Refused("dimension-ambiguous");
    if (arrived.length === 1) return arrived[0]!;
    walks = walks.flatMap((walk) => {
      const seen = new Set([dataset, ...walk.map(({ to }) => to)]);
      const next = model.schema.relationships.get(end(walk)) ?? [];
      return next.filter(({ to }) => !seen.has(to)).map((hop) => [...walk, hop]);
    });
  }
  throw new Refused("dimension-unreachable");
}

/** What a counted row carries for a dimension. */
export function dimensionValue(world: World, counted: Counted, dimension: Dimension): Value {
  const path = pathTo(world, counted.dataset, dimension);
  const expression = dimension.on.get(path.at(-1)?.to ?? counted.dataset)!;
  const value = valueOf(expression, rowScope(world, counted, path));
  const { grain } = dimension;
  if (grain === undefined) return value;
  if (isHourGrain(grain) && expression.type !== "instant") throw new Refused("dimension-unknown");
  const moment = momentIn(world, value);
  return moment ? periodValue(world, grain, moment) : null;
}

/** The columns of a row, and those of the rows that it leads to, from the end of a path on. */
export function rowScope(world: World, counted: Counted, path: readonly Relationship[] = []): Scope {
  return {
    world,
    column: ({ hops, column }) => columnValue(world, counted, { hops: [...path, ...hops], column }),
  };
}

function columnValue(
  world: World,
  counted: Counted,
  { hops, column }: Pick<ColumnExpression, "hops" | "column">,
): Value {
  let row: Row | undefined = counted.row;
  for (const [at, hop] of hops.entries()) {
    const key = cell(row, hop.column);
    if (hop.to.endsWith(".value")) return key === null ? null : world.metricValue(hop.name, key);
    const isLast = at === hops.length - 1;
    if (isLast && column === hop.key && !hop.isPartial) return key;
    row =
      key === null
        ? undefined
        : tableNamed(world, hop.to).find((one) => leadsTo(world, counted, { hop, key, one }));
  }
  return cell(row, column);
}

interface Leading {
  readonly hop: Relationship;
  readonly key: Value;
  readonly one: Row;
}

function leadsTo(world: World, { moment }: Counted, { hop, key, one }: Leading): boolean {
  if (!same(cell(one, hop.key), key)) return false;
  const { valid, to } = hop;
  if (!valid) return true;
  if (!moment) return false;
  const end = (column: string) => ({ value: cell(one, column), type: timeColumn(world, to, column).type });
  const [from, until] = [end(valid.from), end(valid.until)];
  return isAtOrAfter(world, moment, from) && (until.value === null || !isAtOrAfter(world, moment, until));
}

/** Beside a date a moment is its day, and beside a day a moment too. */
function isAtOrAfter(
  { zone }: World,
  moment: Moment,
  { value, type }: { readonly value: Value; readonly type: "date" | "instant" },
): boolean {
  if (typeof value !== "string") return false;
  if (type === "date") return moment.day >= dayOf(value);
  const second = secondOf(value);
  return moment.second === undefined ? moment.day >= localDay(zone, second) : moment.second >= second;
}
