import type { Problem } from "../../../core/index.ts";
import type { Manifest, SemanticModel } from "../manifest.ts";
import { Columns, type ColumnType, type Hints, periodType, type TableColumns } from "./columns.ts";
import { Names } from "./names.ts";
import { type Relationship, relationshipsOf } from "./relationships.ts";

/** What an import stands on: the manifest, with the names, the columns and the paths found in it. */
export interface Project {
  readonly manifest: Manifest;
  readonly names: Names;
  readonly columns: Columns;
  readonly relationships: ReadonlyMap<SemanticModel, readonly Relationship[]>;
  /** Custom granularities: name -> id of the calendar. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly losses: Problem[];
}

export interface Calendar {
  readonly id: string;
  readonly table: string;
  readonly day: string;
  readonly period: string;
  /** Of what names the periods. */
  readonly type: ColumnType;
}

export interface ProjectOptions {
  readonly tables: ReadonlyMap<string, TableColumns>;
  /** Ids that mean something already. */
  readonly reserved: readonly string[];
}

export function openProject(manifest: Manifest, options: ProjectOptions, hints: Hints): Project {
  const losses: Problem[] = [];
  const names = new Names([...options.reserved, ...ownWords], losses);
  for (const { name, place } of manifest.metrics) names.id("metric", name, { place });
  for (const { name, place } of manifest.models) names.id("dataset", name, { place });
  for (const { table, place } of manifest.spines) names.id("dataset", table, { key: spineKey(table), place });
  const relationships = relationshipsOf(manifest);
  const columns = new Columns(manifest, options.tables, hints);
  losses.push(...relationships.losses);
  return {
    manifest,
    names,
    columns,
    relationships: relationships.of,
    calendars: calendarsOf(manifest, names, columns),
    losses,
  };
}

/** Names that our language keeps for itself. */
const ownWords = ["period", "time", "second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** Fiscal periods are grains of the workspace already: a calendar of that name is called otherwise. */
const ownGrains = ["fiscal_quarter", "fiscal_year"];

function calendarsOf({ spines }: Manifest, names: Names, columns: Columns): ReadonlyMap<string, Calendar> {
  return new Map(
    spines.flatMap((spine) =>
      spine.custom.map(({ name, column: period }): readonly [string, Calendar] => {
        const wanted = ownGrains.includes(name) ? `${name}_calendar` : name;
        const id = names.id("calendar", wanted, { key: name, place: spine.place });
        const { table, column: day } = spine;
        return [name, { id, table, day, period, type: periodType(columns, spine, period) }];
      }),
    ),
  );
}

export function datasetOf({ names }: Project, model: SemanticModel): string {
  return names.id("dataset", model.name);
}

/** A spine is a dataset of its own, even where a semantic model reads the same table. */
export function spineDataset({ names }: Project, table: string): string {
  return names.id("dataset", table, { key: spineKey(table) });
}

function spineKey(table: string): string {
  return `spine ${table}`;
}

export function customGranularities({ calendars }: Project): readonly string[] {
  return [...calendars.keys()];
}
