import type { Place, Problem } from "../../../core/index.ts";
import { leftOut } from "../../problems.ts";
import { refusalOf, type Refused } from "../check/refused.ts";
import type { Manifest, SemanticModel } from "../manifest.ts";
import { Columns, type ColumnType, type Hints, periodType, type TableColumns } from "./columns.ts";
import { Names } from "./names.ts";
import { type Relationship, relationshipsOf } from "./relationships.ts";

/** What an import stands on: the manifest, with the names, the columns and the paths found in it. */
export interface Project {
  /** Without what our own check refused of it. */
  readonly manifest: Manifest;
  readonly refused: Refused;
  /** The measures of semantic models that are left out, with the model. */
  readonly lost: ReadonlyMap<string, string>;
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
  readonly refused: Refused;
}

export function openProject(whole: Manifest, options: ProjectOptions, hints: Hints): Project {
  const { refused } = options;
  const losses: Problem[] = [];
  const names = new Names([...options.reserved, ...ownWords], losses);
  for (const { name, place } of whole.metrics) names.id("metric", name, { place });
  for (const { name, place } of whole.models) names.id("dataset", name, { place });
  for (const { table, place } of whole.spines) names.id("dataset", table, { key: spineKey(table), place });
  const naming = { names, refused, losses };
  const manifest = withoutRefused(naming, whole);
  const relationships = relationshipsOf(manifest);
  const columns = new Columns(manifest, options.tables, hints);
  losses.push(...relationships.losses);
  for (const { from, to, by, key } of [...relationships.of.values()].flat())
    columns.relate({ table: from.table, column: by }, { table: to.table, column: key });
  const gone = whole.models.filter((model) => !manifest.models.includes(model));
  return {
    manifest,
    refused,
    lost: new Map(gone.flatMap(({ name, measures }) => measures.map((one) => [one.name, name] as const))),
    names,
    columns,
    relationships: relationshipsKept(naming, relationships.of),
    calendars: calendarsOf(naming, manifest, columns),
    losses,
  };
}

interface Naming {
  readonly names: Names;
  readonly refused: Refused;
  readonly losses: Problem[];
}

function withoutRefused({ names, refused, losses }: Naming, whole: Manifest): Manifest {
  const isKept = (id: string, one: { readonly name: string; readonly place?: Place | undefined }) => {
    const reason = refusalOf(refused, "datasets", id);
    const place = one.place && { place: one.place };
    if (reason) losses.push(leftOut("semantic model", { name: one.name, ...place }, reason));
    return !reason;
  };
  return {
    ...whole,
    models: whole.models.filter((model) => isKept(names.id("dataset", model.name), model)),
    spines: whole.spines.filter(({ table: name, place }) =>
      isKept(names.id("dataset", name, { key: spineKey(name) }), { name, place }),
    ),
  };
}

type Relationships = Project["relationships"];

function relationshipsKept({ names, refused, losses }: Naming, all: Relationships): Relationships {
  return new Map(
    [...all].map(([model, some]) => [
      model,
      some.filter(({ role, entity, to }) => {
        const id = `${names.id("dataset", model.name)}.${role}`;
        const reason = refusalOf(refused, "relationships", id);
        const name = `${model.name}.${entity} -> ${to.name}`;
        if (reason) losses.push(leftOut("relationship", { name, place: model.place }, reason));
        return !reason;
      }),
    ]),
  );
}

/** Names that our language keeps for itself. */
const ownWords = ["period", "time", "second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** Fiscal periods are grains of the workspace already: a calendar of that name is called otherwise. */
const ownGrains = ["fiscal_quarter", "fiscal_year"];

function calendarsOf(
  { names, refused, losses }: Naming,
  { spines }: Manifest,
  columns: Columns,
): ReadonlyMap<string, Calendar> {
  return new Map(
    spines.flatMap((spine) =>
      spine.custom.flatMap(({ name, column: period }): readonly (readonly [string, Calendar])[] => {
        const wanted = ownGrains.includes(name) ? `${name}_calendar` : name;
        const id = names.id("calendar", wanted, { key: name, place: spine.place });
        const reason = refusalOf(refused, "calendars", id);
        const place = spine.place && { place: spine.place };
        if (reason) losses.push(leftOut("calendar", { name, ...place }, reason));
        const { table, column: day } = spine;
        return reason ? [] : [[name, { id, table, day, period, type: periodType(columns, spine, period) }]];
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
