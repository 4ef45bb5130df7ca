import { physicalColumn } from "../dictionary/physical.ts";
import { datasetNamed } from "../dictionary/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { BuildStep, EntityName } from "./build-input.ts";
import { linkedSql } from "./link-step.ts";

/**
 * The golden rows of an entity: for each column the value that was loaded last; of its creation the earliest,
 * of its last activity the latest. An entity with one record is that record.
 */
export function goldenStep(name: EntityName): BuildStep {
  const entity = datasetNamed(name)!;
  const from = linkedSql(name);
  const key = id(entity.key);
  const columns = entity.columns.filter(({ computed }) => computed !== true);
  const plain = columns.flatMap(physicalColumn).map((column) => id(column.name));
  const order = sql`((_load::bigint * 1024 + _file) * 68719476736 + _record * 16 + _target) as _order`;
  return {
    dataset: name,
    reads: [`${name}_record`, `${name}_link`],
    contents: [],
    select: sql`select ${key}, ${join(plain)} from ${from} as own where records = 1
      union all select ${key}, ${join(columns.flatMap(goldenColumns))} from (select *, ${order} from ${from} as shared where records > 1) group by ${key}`,
  };
}

function goldenColumns(column: ColumnSpec): readonly Sql[] {
  return physicalColumn(column).map(({ name }) => sql`${winnerSql(column, name)} as ${id(name)}`);
}

/** Which value of several records an entity has. */
export type Survivorship = "earliest" | "latest" | "last_loaded";

export function survivorshipOf(column: string): Survivorship {
  if (column === "created_at") return "earliest";
  return column === "last_activity_at" ? "latest" : "last_loaded";
}

function winnerSql(column: ColumnSpec, name: string): Sql {
  const rule = survivorshipOf(column.name);
  if (rule === "earliest") return sql`min(${id(name)})`;
  if (rule === "latest") return sql`max(${id(name)})`;
  return sql`arg_max(${id(name)}, _order) filter (where ${id(column.name)} is not null)`;
}
