import { columnNamed, datasetNamed } from "../dictionary/index.ts";
import { type PhysicalColumn, provenanceColumns } from "../dictionary/physical.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { writtenEmail } from "../typing/entered-sql.ts";
import { domainSql, foldSql } from "../typing/text-sql.ts";
import type { BuildInput, BuildStep, EntityName, PlanStep } from "./build-input.ts";
import { entityColumns } from "./entity-columns.ts";
import { latestByKeySql } from "./latest-by-key-sql.ts";
import { linkedSql, linkStep } from "./link-step.ts";
import { entityReference, scopeOf } from "./reference-sql.ts";
import { contentsOf, loadsOfToday, rowsOfTodaySql, type SourceTarget, targetsInto } from "./source-rows.ts";
import { nullColumnsSql } from "./columns-sql.ts";

/** Records, which of them are one entity, and by what references find it: `<entity>_record`, `_link`, `_key`. */
export function entitySteps(input: BuildInput, name: EntityName): readonly PlanStep[] {
  const entity = datasetNamed(name)!;
  const targets = targetsInto(input, name);
  return [recordStep(input, entity, targets), linkStep(name, input), keyStep(name, targets)];
}

function recordStep(input: BuildInput, entity: DatasetSpec, targets: readonly SourceTarget[]): BuildStep {
  return {
    dataset: `${entity.name}_record`,
    reads: targets.some(referencesCompany) ? ["company_key"] : [],
    contents: contentsOf(targets, loadsOfToday),
    isToldByRows: true,
    select: sql`select (row_number() over (order by record_key, _source, _target) - 1)::integer as _n, *
      from (${allRecordsSql(input, entity, targets)}) order by _n`,
  };
}

function referencesCompany({ dataset, target }: SourceTarget): boolean {
  return dataset.name === "person" && target.fields["company_id"] !== undefined;
}

function allRecordsSql(input: BuildInput, entity: DatasetSpec, targets: readonly SourceTarget[]): Sql {
  if (targets.length === 0) return noRecordsSql(entity);
  return join(
    targets.map((target) => recordsOfSql(input, target)),
    " union all ",
  );
}

function recordsOfSql(input: BuildInput, from: SourceTarget): Sql {
  const { mapping, dataset } = from;
  const rows = latestByKeySql(rowsOfTodaySql(input, from), "_key");
  const companyField = referencesCompany(from) ? from.target.fields["company_id"] : undefined;
  const company =
    companyField === undefined
      ? undefined
      : entityReference(columnNamed(dataset, "company_id")!, scopeOf(from, companyField));
  const columns = entityColumns(dataset).map(
    (column) => sql`${recordValueSql(column, company?.value)} as ${id(column.name)}`,
  );
  const system = literalSql(`${mapping.system}:`);
  return sql`select r._key as record_key, r._target, ${literalSql(mapping.system)} as _system,
      list_transform(list_filter(r._aliases, lambda one: one is not null), lambda one: ${system} || one) as _aliases,
      r._source, r._load, r._file, r._record, ${dataset.name === "person" ? sql`r.${writtenEmail}` : sql`null::varchar`} as ${writtenEmail}, ${join(columns)}
    from (${rows}) as r ${company?.join ?? sql``}`;
}

function recordValueSql(column: PhysicalColumn, company: Sql | undefined): Sql {
  if (column.name === "company_id") return company ?? sql`null::bigint`;
  return column.name === "domain" ? domainSql(id("r", "domain")) : id("r", column.name);
}

function noRecordsSql(entity: DatasetSpec): Sql {
  return sql`select null::varchar as record_key, 0 as _target, null::varchar as _system, null::varchar[] as _aliases, null::varchar as ${writtenEmail}, ${nullColumnsSql([...provenanceColumns, ...entityColumns(entity)])} where false`;
}

/** scope, key, id: one row for each way to name an entity. */
function keyStep(name: EntityName, targets: readonly SourceTarget[]): BuildStep {
  const entity = datasetNamed(name)!;
  const from = linkedSql(name);
  const key = id(entity.key);
  const systems = [...new Set(targets.map(({ mapping }) => mapping.system))].sort();
  const ofSystem = (system: string) => {
    const prefix = literalSql(`${system}:`);
    const keys = sql`select record_key as text, ${key} from ${from} where _system = ${literalSql(system)}
      union all select unnest(_aliases), ${key} from ${from} where _system = ${literalSql(system)}`;
    return distinctKeysSql(
      entity,
      `${system}:id`,
      sql`select substr(text, ${literalSql(system.length + 2)}) as "key", ${key} from (${keys}) where starts_with(text, ${prefix})`,
    );
  };
  const named =
    name === "person"
      ? [
          distinctKeysSql(
            entity,
            "email",
            sql`select unnest(list_distinct([lower(email), lower(${writtenEmail})])) as "key", ${key} from ${from} where email is not null or ${writtenEmail} is not null`,
          ),
        ]
      : [
          distinctKeysSql(
            entity,
            "domain",
            sql`select domain as "key", ${key} from ${from} where domain is not null`,
          ),
          distinctKeysSql(
            entity,
            "name",
            sql`select ${foldSql(sql`name`)} as "key", ${key} from ${from} where name is not null`,
          ),
        ];
  return {
    dataset: `${name}_key`,
    reads: [`${name}_record`, `${name}_link`],
    contents: [],
    isToldByRows: true,
    select: join([...systems.map(ofSystem), ...named], " union all "),
  };
}

/** A name that two entities share leads to neither. */
function distinctKeysSql(entity: DatasetSpec, scope: string, keys: Sql): Sql {
  const key = id("named", entity.key);
  return sql`select ${literalSql(scope)} as "scope", named."key", min(${key})::bigint as ${id(entity.key)}
    from (${keys}) as named group by named."key" having min(${key}) = max(${key})`;
}
