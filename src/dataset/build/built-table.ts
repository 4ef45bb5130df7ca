import { id, type Sql } from "../../sql/index.ts";

/** The catalog under which a table is written before it takes its place. */
export const buildingCatalog = "_building";

export function builtTable(dataset: string): Sql {
  return id(buildingCatalog, "main", dataset);
}
