import type { Problem } from "../../core/index.ts";
import type { SourceMapping } from "../../dataset/index.ts";
import type { TableShape } from "../presets/recognise.ts";
import { problem } from "../problems.ts";
import { typedHeaders } from "./decide-dates.ts";

const hasTime = /\d{1,2}[:h]\d{2}/;
const hasZone = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/;

/** Says so when times carry no zone and the workspace's was assumed. */
export function assumedTimezone(mapping: SourceMapping, table: TableShape): readonly Problem[] {
  const headers = typedHeaders(mapping.into, table.headers, ["instant"]).filter((header) => {
    const column = table.headers.indexOf(header);
    return table.samples.some((row) => {
      const cell = row[column] ?? "";
      return hasTime.test(cell) && !hasZone.test(cell);
    });
  });
  if (headers.length === 0) return [];
  const facts = { timezone: mapping.timezone, headers };
  return [problem("timezone-assumed", facts, { severity: "warning" })];
}
