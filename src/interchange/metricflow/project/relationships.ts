import type { Problem } from "../../../core/index.ts";
import { leftOut } from "../../problems.ts";
import type { Reason } from "../../reason.ts";
import type { Entity, Manifest, ModelDimension, SemanticModel } from "../manifest.ts";
import { bareColumn } from "./bare-column.ts";

/** Many-to-one: each row of a model leads to at most one row of another, by an entity of both. */
export interface Relationship {
  readonly from: SemanticModel;
  readonly entity: string;
  readonly to: SemanticModel;
  /** What names the hop: the entity, with the model where the entity leads to several. */
  readonly role: string;
  /** Columns of `from` and of `to`. */
  readonly by: string;
  readonly key: string;
  /** The partitions of both, whose columns must be equal too. */
  readonly partitions: readonly { readonly by: string; readonly key: string }[];
  /** The columns of `to` between which a row is in force. */
  readonly valid?: { readonly from: string; readonly until: string };
}

export interface Relationships {
  readonly of: ReadonlyMap<SemanticModel, readonly Relationship[]>;
  readonly losses: readonly Problem[];
}

/** For each entity of a model, each other model that has one row for it. */
export function relationshipsOf({ models }: Manifest): Relationships {
  const losses: Problem[] = [];
  const of = new Map(
    models.map((from) => {
      const found = from.entities.flatMap((entity) =>
        models.flatMap((to) => {
          const link = to === from ? undefined : linkTo(to, entity);
          if (!link) return [];
          const told = relationshipOf(from, { entity, to, theirs: link });
          if (!("reason" in told)) return [told];
          const name = `${from.name}.${entity.name}`;
          losses.push(
            leftOut("relationship", { name: `${name} -> ${to.name}`, place: entity.place }, told.reason),
          );
          return [];
        }),
      );
      return [from, found.map((one) => ({ ...one, role: roleOf(one, found) }))] as const;
    }),
  );
  return { of, losses };
}

/** The entity of a model that a row of another may lead to. */
function linkTo(to: SemanticModel, { name, type }: Entity): Entity | undefined {
  const theirs = to.entities.find((one) => one.name === name);
  if (!theirs || theirs.type === "foreign") return undefined;
  if (theirs.type !== "natural") return theirs;
  return type !== "natural" && validityOf(to) ? theirs : undefined;
}

interface Ends {
  readonly entity: Entity;
  readonly to: SemanticModel;
  readonly theirs: Entity;
}

function relationshipOf(
  from: SemanticModel,
  { entity, to, theirs }: Ends,
): Omit<Relationship, "role"> | { readonly reason: Reason } {
  const by = bareColumn(entity.expr, entity.name);
  const key = bareColumn(theirs.expr, theirs.name);
  if (by === undefined || key === undefined) return { reason: { kind: "key-computed", entity: entity.name } };
  const partitions = partitionsOf(from, to);
  if (!partitions) return { reason: { kind: "partition", name: to.name } };
  const valid = theirs.type === "natural" ? validityOf(to) : undefined;
  return { from, entity: entity.name, to, by, key, partitions, ...(valid && { valid }) };
}

/** Each partition of the target beside that of the same name; undefined when the other side has not all of them. */
function partitionsOf(from: SemanticModel, to: SemanticModel): Relationship["partitions"] | undefined {
  const theirs = to.dimensions.filter(({ isPartition }) => isPartition);
  const pairs = theirs.flatMap((partition) => {
    const own = from.dimensions.find(({ name, isPartition }) => isPartition && name === partition.name);
    const by = own && bareColumn(own.expr, own.name);
    const key = bareColumn(partition.expr, partition.name);
    return by === undefined || key === undefined ? [] : [{ by, key }];
  });
  return pairs.length === theirs.length ? pairs : undefined;
}

export function isPartitioned({ dimensions }: SemanticModel): boolean {
  return dimensions.some(({ isPartition }) => isPartition);
}

function validityOf({ dimensions }: SemanticModel): Relationship["valid"] {
  const columnOf = (one: ModelDimension | undefined) => one && bareColumn(one.expr, one.name);
  const from = columnOf(dimensions.find(({ validity }) => validity === "start"));
  const until = columnOf(dimensions.find(({ validity }) => validity === "end"));
  return from !== undefined && until !== undefined ? { from, until } : undefined;
}

/** The entity names the hop to the model that describes it best; to others, with the model beside. */
function roleOf(one: Omit<Relationship, "role">, all: readonly Omit<Relationship, "role">[]): string {
  const [main] = all
    .filter(({ entity }) => entity === one.entity)
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  return main === one ? one.entity : `${one.entity}_${one.to.name}`;
}

const weights = { primary: 2000, natural: 1000, unique: 0, foreign: 0 } as const;

function weightOf({ to, entity }: Omit<Relationship, "role">): number {
  const theirs = to.entities.find(({ name }) => name === entity);
  return to.dimensions.length + (theirs ? weights[theirs.type] : 0);
}
