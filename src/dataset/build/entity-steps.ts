import { columnNamed, datasetNamed } from "../dictionary/index.ts";
import { type PhysicalColumn, provenanceColumns } from "../dictionary/physical.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { writtenEmail } from "../typing/entered-sql.ts";
import { domainSql, foldSql } from "../typing/text-sql.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { builtTable } from "./built-table.ts";
import { entityColumns } from "./entity-columns.ts";
import { freeMailDomains } from "./free-mail.ts";
import { latestByKeySql } from "./latest-by-key-sql.ts";
import { collisionsSql, dropSteps, linkedRecordsSql, linkSteps, linkTables } from "./link-sql.ts";
import { entityReference, scopeOf } from "./reference-sql.ts";
import { contentsOf, loadsOfToday, rowsOfTodaySql, type SourceTarget, targetsInto } from "./source-rows.ts";
import { nullColumnsSql } from "./columns-sql.ts";

/** Records linked to entities: `<entity>_record`, and `<entity>_key`, by which references find them. */
export function entitySteps(input: BuildInput, name: "person" | "company"): readonly BuildStep[] {
  const entity = datasetNamed(name)!;
  const targets = targetsInto(input, name);
  return [recordStep(input, entity, targets), keyStep(entity, targets)];
}

function recordStep(input: BuildInput, entity: DatasetSpec, targets: readonly SourceTarget[]): BuildStep {
  const tables = linkTables(entity.name);
  const records = sql`select row_number() over (order by record_key, _source, _target) as _n, * from (${allRecordsSql(input, entity, targets)})`;
  const tokens =
    entity.name === "person" ? personTokensSql(tables.records) : companyTokensSql(tables.records);
  const names = [...provenanceColumns.slice(1), ...entityColumns(entity)].map((column) =>
    id("records", column.name),
  );
  const dataset = `${entity.name}_record`;
  return {
    dataset,
    reads: targets.some(referencesCompany) ? ["company_key"] : [],
    contents: contentsOf(targets, loadsOfToday),
    isToldByRows: true,
    prepare: linkSteps(tables, records, tokens),
    select: linkedRecordsSql(
      tables,
      entity.key,
      sql`records._system, records._aliases, records._target, records.${writtenEmail}, ${join(names)}`,
    ),
    collisions: collisionsSql(tables, builtTable(dataset), entity.key),
    drop: dropSteps(tables),
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

function keyTokensSql(records: string): Sql {
  return sql`select _n, 'k:' || record_key as token, 'key' as method from ${id(records)}
    union all select _n, 'k:' || unnest(_aliases), 'alias' from ${id(records)}`;
}

function personTokensSql(records: string): Sql {
  return sql`${keyTokensSql(records)}
    union all select _n, 'e:' || lower(email), 'email' from ${id(records)} where contains(email, '@')`;
}

/**
 * A name links records without a domain, and joins them to the one domain that bears the name; where several
 * domains bear it, they stay apart.
 */
function companyTokensSql(records: string): Sql {
  const free = join(freeMailDomains.map((one) => literalSql(one)));
  const known = sql`select _n, ${foldSql(sql`name`)} as folded, case when domain not in (${free}) then domain end as domain from ${id(records)}`;
  return sql`${keyTokensSql(records)}
    union all select _n, 'd:' || domain, 'domain' from (${known}) where domain is not null
    union all select _n, 'n:' || folded, 'name' from (${known})
      join (select folded, count(distinct domain) as domains from (${known}) where folded <> '' group by folded) using (folded)
      where domain is null or domains = 1`;
}

/** scope, key, id: one row for each way to name an entity. */
function keyStep(entity: DatasetSpec, targets: readonly SourceTarget[]): BuildStep {
  const from = id(`${entity.name}_record`);
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
    entity.name === "person"
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
    dataset: `${entity.name}_key`,
    reads: [`${entity.name}_record`],
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
