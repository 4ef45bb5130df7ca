import { fail, type Localised, ok, type Problem, type Result } from "../core/index.ts";
import {
  type ColumnType,
  datasetNamed,
  type DatasetSpec,
  dictionary,
  type EntityName,
  type Survivorship,
  survivorshipOf,
} from "../dataset/index.ts";
import type { Cell, Engine } from "../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../sql/index.ts";
import { findEntity } from "./entities/find-entity.ts";
import { problem } from "./entities/problems.ts";
import { withSnapshot } from "./entities/with-snapshot.ts";
import type { Workspace } from "./workspace.ts";

/** A person or company as the product sees it: what its records say, which of it is kept, and what happened to it. */
export interface ShownEntity {
  readonly entity: EntityName;
  readonly id: number;
  readonly values: readonly ShownValue[];
  readonly records: readonly ShownRecord[];
  /** The newest first. */
  readonly timeline: readonly ShownEvent[];
  /** Events in all. */
  readonly events: number;
}

export interface ShownValue {
  readonly column: string;
  readonly label: Localised;
  readonly type: ColumnType;
  readonly value: Cell;
  /** What a reference leads to is called. */
  readonly named?: string;
  /** The record that says it. */
  readonly record: string;
  /** Why it is kept: `only` where no record says anything else. */
  readonly reason: Survivorship | "only";
  readonly alternatives: readonly { readonly value: Cell; readonly record: string }[];
}

export interface ShownRecord {
  readonly record: string;
  readonly source: string;
  /** How it was linked. */
  readonly method: string;
  readonly load: number;
  readonly file: number;
  /** Its place in the file. */
  readonly row: number;
}

export interface ShownEvent {
  readonly at: string;
  readonly dataset: string;
  readonly label: Localised;
  /** What kind of event, where its dataset has kinds. */
  readonly kind: string | null;
}

const shownEvents = 20;

/** The person or company that a text names: an id, a record, an address, a domain, a name. */
export async function showEntity(
  workspace: Workspace,
  asked: { readonly entity: EntityName; readonly named: string },
): Promise<Result<ShownEntity, readonly Problem[]>> {
  return withSnapshot(workspace, async (engine) => {
    const found = await findEntity(engine, workspace.paths.state, asked);
    if (found === undefined) return fail([problem("entity-unknown", asked)]);
    const { entity } = asked;
    const dataset = datasetNamed(entity)!;
    const { values, records } = await goldenRecord(engine, dataset, found);
    const shown = await Promise.all(values.map((one) => withName(engine, one)));
    return ok({ entity, id: found, values: shown, records, ...(await timelineOf(engine, dataset, found)) });
  });
}

async function goldenRecord(engine: Engine, dataset: DatasetSpec, found: number) {
  const columns = dataset.columns.filter(({ computed }) => computed !== true);
  const { rows } =
    await engine.query(sql`select records.record_key, records._source, link.method, _load, _file, _record, ${join(columns.map(({ name }) => id("records", name)))}
    from ${id(`${dataset.name}_record`)} as records join ${id(`${dataset.name}_link`)} as link using (_n)
    where link.${id(dataset.key)} = ${literalSql(found)} order by _load desc, _file desc, _record desc, _target desc`);
  const records = rows.map(
    ([record, source, method, load, file, row]): ShownRecord => ({
      record: String(record),
      source: String(source),
      method: String(method),
      load: Number(load),
      file: Number(file),
      row: Number(row),
    }),
  );
  const values = columns.flatMap(({ name, label, type }, index): readonly ShownValue[] => {
    const said = rows.flatMap((row, at) => {
      const value = row[index + 6] ?? null;
      return value === null ? [] : [{ value, record: records[at]!.record }];
    });
    const rule = survivorshipOf(name);
    const winner = winnerOf(said, rule);
    if (winner === undefined) return [];
    const alternatives = distinct(said.filter(({ value }) => textOf(value) !== textOf(winner.value)));
    return [
      {
        column: name,
        label,
        type,
        ...winner,
        reason: alternatives.length === 0 ? "only" : rule,
        alternatives,
      },
    ];
  });
  return { values, records };
}

async function withName(engine: Engine, shown: ShownValue): Promise<ShownValue> {
  if (shown.column !== "company_id") return shown;
  const { rows } = await engine.query(
    sql`select name from company where company_id = ${literalSql(Number(shown.value))} and name is not null`,
  );
  return rows.length === 0 ? shown : { ...shown, named: String(rows[0]![0]) };
}

interface Said {
  readonly value: Cell;
  readonly record: string;
}

/** `said`: the last loaded first. Instants are ISO 8601, so that text sorts. */
function winnerOf(said: readonly Said[], rule: Survivorship): Said | undefined {
  if (rule === "last_loaded") return said[0];
  const inOrder = [...said].sort((a, b) => (textOf(a.value) < textOf(b.value) ? -1 : 1));
  return rule === "earliest" ? inOrder[0] : inOrder.at(-1);
}

function distinct(said: readonly Said[]): readonly Said[] {
  return [...new Map([...said].reverse().map((one) => [textOf(one.value), one])).values()].reverse();
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : String(cell);
}

async function timelineOf(engine: Engine, { key }: DatasetSpec, found: number) {
  const dated = dictionary.filter(
    ({ kind, time, columns }) =>
      kind !== "entity" && time !== undefined && columns.some(({ name }) => name === key),
  );
  const parts = dated.map((dataset): Sql => {
    const kind = dataset.columns.find(
      ({ domain, references }) => domain !== undefined && references === undefined,
    )?.name;
    return sql`select cast(${id(dataset.time!)} as timestamp) as occurred, ${literalSql(dataset.name)} as dataset, ${kind === undefined ? sql`null::varchar` : id(kind)} as kind
      from ${id(dataset.name)} where ${id(key)} = ${literalSql(found)} and ${id(dataset.time!)} is not null`;
  });
  const all = join(parts, " union all ");
  const { rows } = await engine.query(
    sql`select occurred, dataset, kind, count(*) over () from (${all}) order by occurred desc, dataset, kind limit ${literalSql(shownEvents)}`,
  );
  const timeline = rows.map(
    ([at, dataset, kind]): ShownEvent => ({
      at: String(at),
      dataset: String(dataset),
      label: datasetNamed(String(dataset))!.label,
      kind: kind === null || kind === undefined ? null : String(kind),
    }),
  );
  return { timeline, events: Number(rows[0]?.[3] ?? 0) };
}
