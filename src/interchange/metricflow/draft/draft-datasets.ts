import type { Problem } from "../../../core/index.ts";
import { problem } from "../../problems.ts";
import type { SemanticModel, TimeSpine } from "../manifest.ts";
import { bareColumn } from "../project/bare-column.ts";
import type { UsedColumn } from "../project/columns.ts";
import { datasetOf, type Project, spineDataset } from "../project/project.ts";
import { isPartitioned, type Relationship } from "../project/relationships.ts";
import { type Body, type Entry, wordsOf } from "./entry.ts";

/** The columns by which the rows of a model are told apart and related are used, whoever asks for them. */
export function useKeys({ columns, relationships }: Project, model: SemanticModel): void {
  const key = keyOf(model);
  if (key !== undefined) columns.use(model.table, key);
  for (const { to, by, key: theirs, partitions, valid } of relationships.get(model) ?? []) {
    for (const column of [by, ...partitions.map((one) => one.by)]) columns.use(model.table, column);
    const keys = [theirs, ...partitions.map((one) => one.key)];
    for (const column of [...keys, ...(valid ? [valid.from, valid.until] : [])])
      columns.use(to.table, column);
  }
}

/** The dataset of a semantic model, with the columns that definitions use. */
export function draftDataset(project: Project, model: SemanticModel): Entry {
  const { columns } = project;
  const relationships = relationshipsIn(project, model);
  const key = keyOf(model);
  const time = timeOf(model);
  const used = columns.declared(model.table);
  project.losses.push(...assumedIn(model.name, used));
  return {
    id: datasetOf(project, model),
    body: {
      ...wordsOf(model),
      ...(key !== undefined && { key }),
      ...(time !== undefined && used.has(time) && { time }),
      columns: typesOf(used),
      ...(Object.keys(relationships).length > 0 && { relationships }),
    },
  };
}

function typesOf(used: ReadonlyMap<string, UsedColumn>): Body {
  return Object.fromEntries([...used].map(([column, { type }]) => [column, type]));
}

function assumedIn(dataset: string, used: ReadonlyMap<string, UsedColumn>): readonly Problem[] {
  const columns = [...used].filter(([, { isAssumed }]) => isAssumed).map(([column]) => column);
  return columns.length === 0
    ? []
    : [problem("types-assumed", { dataset, columns }, { severity: "warning" })];
}

/** The column of the primary entity. Rows that a partition tells apart have no key of one column. */
function keyOf(model: SemanticModel): string | undefined {
  if (isPartitioned(model)) return undefined;
  const entity =
    model.entities.find(({ type }) => type === "primary") ??
    model.entities.find(({ type }) => type === "unique");
  return entity && bareColumn(entity.expr, entity.name);
}

function timeOf({ timeDimension, dimensions }: SemanticModel): string | undefined {
  const dimension = dimensions.find(({ name }) => name === timeDimension);
  return dimension && bareColumn(dimension.expr, dimension.name);
}

function relationshipsIn(project: Project, model: SemanticModel): Body {
  return Object.fromEntries(
    (project.relationships.get(model) ?? []).map((one): [string, Body] => [
      one.role,
      {
        to: datasetOf(project, one.to),
        ...keysOf(one),
        ...(one.valid && { valid: { ...one.valid } }),
      },
    ]),
  );
}

function keysOf({ to, by, key, partitions }: Relationship): Body {
  if (partitions.length === 0) return { by, ...(key !== keyOf(to) && { key }) };
  return {
    by: [by, ...partitions.map((one) => one.by)],
    key: [key, ...partitions.map((one) => one.key)],
  };
}

/** A time spine as a dataset: what asks for time alone is asked of it. */
export function draftSpine(project: Project, { table, column, custom }: TimeSpine): Entry {
  const { columns, calendars } = project;
  columns.use(table, column);
  const periods = custom.map(
    ({ name, column: period }) => [period, calendars.get(name)?.type ?? "text"] as const,
  );
  const type = columns.declared(table).get(column)?.type ?? "date";
  const body: Body = {
    ...wordsOf({ name: table }),
    key: column,
    time: column,
    columns: { [column]: type, ...Object.fromEntries(periods) },
  };
  return { id: spineDataset(project, table), body };
}

export function draftCalendars(project: Project): readonly Entry[] {
  return [...project.calendars].map(([name, { id, table, day, period }]) => ({
    id,
    body: { ...wordsOf({ name }), dataset: spineDataset(project, table), day, period },
  }));
}
