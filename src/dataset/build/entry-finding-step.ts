import { datasetNamed } from "../dictionary/index.ts";
import { provenanceColumns } from "../dictionary/physical.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { enteredDatasets } from "../typing/entry-fields.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { nullColumnsSql } from "./columns-sql.ts";
import { contentsOf, loadsOfToday, type SourceTarget, targetsInto } from "./source-rows.ts";

const columns = [
  "dataset",
  "record_key",
  "field",
  "column",
  "verdict",
  "reason",
  "value",
  "suggestion",
  "facts",
].map((name) => ({ name, type: "VARCHAR" }));

/**
 * What the checks at entry say of the records that count today, one row for each reason: of a record of a person or a company
 * by its record key, of another row by its dataset's key. The facts of a reason are JSON.
 */
export function entryFindingStep(input: BuildInput): BuildStep {
  const parts = enteredDatasets.flatMap((name) => {
    const said = targetsInto(input, name).flatMap(filesSaying);
    return said.length === 0 ? [] : [{ name, said }];
  });
  const selects = parts.map(({ name, said }) => findingsOfSql(name, said));
  const none = sql`select ${nullColumnsSql([...columns, ...provenanceColumns])} where false`;
  return {
    dataset: "entry_finding",
    reads: parts.map(({ name }) => tableOf(name)),
    contents: parts.flatMap(({ name }) => contentsOf(targetsInto(input, name), loadsOfToday)),
    select:
      selects.length === 0
        ? none
        : sql`${join(selects, " union all ")} order by dataset, record_key, "column", reason, "value"`,
  };
}

interface FileSaying {
  readonly from: SourceTarget;
  readonly load: number;
  readonly file: number;
  readonly path: string;
}

function filesSaying(from: SourceTarget): readonly FileSaying[] {
  return loadsOfToday(from).flatMap((load) =>
    load.files.flatMap(({ number, entries }) => {
      const path = entries?.[from.index];
      return path === undefined ? [] : [{ from, load: load.number, file: number, path }];
    }),
  );
}

function isEntity(name: string): boolean {
  return datasetNamed(name)!.kind === "entity";
}

function tableOf(name: string): string {
  return isEntity(name) ? `${name}_record` : name;
}

/** One record may fill several rows of a dataset; only those of people and companies say by which target. */
function findingsOfSql(name: string, said: readonly FileSaying[]): Sql {
  const paths = join(said.map(({ path }) => literalSql(path)));
  const places = said.map(({ from, load, file, path }) => {
    const place = [path, from.mapping.source, from.index, load, file].map((one) => literalSql(one));
    return sql`(${join(place)})`;
  });
  const key = isEntity(name) ? id("row", "record_key") : id("row", datasetNamed(name)!.key);
  const target = isEntity(name) ? sql` and "row"._target = said._target` : sql``;
  return sql`select distinct ${literalSql(name)} as dataset, ${key} as record_key, found.field as field, found."column" as "column", found.verdict as verdict, found.code as reason,
      found."value" as "value", found.suggestion as suggestion, found.facts as facts, said._source, said._load, said._file, said.record as _record
    from (select _place._source, _place._target, _place._load, _place._file, record, unnest(findings) as found
      from read_parquet([${paths}], filename = true) as _said
      join (values ${join(places)}) as _place(_path, _source, _target, _load, _file) on _place._path = _said.filename) as said
    join ${id(tableOf(name))} as "row" on "row"._source = said._source and "row"._load = said._load and "row"._file = said._file
      and "row"._record = said.record${target}`;
}
