import { type PhysicalColumn, physicalColumn } from "../dictionary/physical.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";

/** The columns of an entity that records bring: all but its id. */
export function entityColumns(entity: DatasetSpec): readonly PhysicalColumn[] {
  return entity.columns.filter(({ computed }) => computed !== true).flatMap(physicalColumn);
}
