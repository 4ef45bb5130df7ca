import { columnText } from "./project/bare-column.ts";
import type { TimeSpine } from "./manifest.ts";
import type { TableColumns } from "./project/columns.ts";
import { granularities } from "./granularity.ts";

/** The time spines among the tables, by the names that MetricFlow's projects give them. */
export function spinesInTables(tables: ReadonlyMap<string, TableColumns>): readonly TimeSpine[] {
  return [...tables].flatMap(([table, columns]) => {
    const suffix = /^(?:mf|metricflow)_time_spine(?:_([a-z]+))?$/u.exec(table);
    const granularity = suffix?.[1] ?? "day";
    const column = [...columns].find(([, type]) => type === "date" || type === "instant")?.[0];
    if (!suffix || column === undefined || !granularities.some((one) => one === granularity)) return [];
    const custom = [...columns.keys()]
      .filter((name) => name !== column)
      .map((name) => ({ name: name.toLowerCase(), column: columnText(name) }));
    return [{ table, column: columnText(column), granularity, custom }];
  });
}
