import { columnText } from "../project/bare-column.ts";
import type { TimeSpine } from "../manifest.ts";
import type { Declaration } from "./read-documents.ts";
import type { DbtModelShape, ProjectShape } from "./shapes.ts";

export function spinesOfProject(shape: ProjectShape, { placeOf }: Declaration): readonly TimeSpine[] {
  return (shape.time_spines ?? []).map((spine, index) => ({
    table: spine.node_relation.alias,
    column: columnText(spine.primary_column.name),
    granularity: spine.primary_column.time_granularity,
    custom: [...(spine.custom_granularities ?? []), ...(spine.custom_granularity_columns ?? [])].map(
      customOf,
    ),
    place: placeOf(["time_spines", index]),
  }));
}

export function spineOfModel(shape: DbtModelShape, { placeOf }: Declaration): TimeSpine | undefined {
  const spine = shape.time_spine;
  if (!spine) return undefined;
  const column = spine.standard_granularity_column;
  return {
    table: shape.name,
    column: columnText(column),
    granularity: shape.columns?.find(({ name }) => name === column)?.granularity ?? "day",
    custom: (spine.custom_granularities ?? []).map(customOf),
    place: placeOf(["time_spine"]),
  };
}

function customOf({ name, column_name: column }: { name: string; column_name?: string | null | undefined }) {
  return { name: name.toLowerCase(), column: columnText(column ?? name) };
}
