import { id, type Sql } from "../../sql/index.ts";

/** The catalog under which a table is written before it takes its place. */
export function buildingCatalog(dataset: string): string {
  return `_building_${dataset}`;
}

export function builtTable(dataset: string): Sql {
  return id(buildingCatalog(dataset), "main", dataset);
}
