import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { BuildInput, BuildLoad } from "./build-input.ts";
import { loadedRowsSql, type SourceTarget } from "./source-rows.ts";

export interface StateColumns {
  /** What has the state: a column of the loaded rows. */
  readonly object: string;
  readonly state: string;
  /** The raw text of the state. */
  readonly raw: string;
}

/**
 * The changes of a current state from load to load of a full or upsert source: the loaded row at which each state was
 * first seen, with `entered_at`, the moment of its load. What the source's first load shows was entered at an unknown time: null.
 */
export function stateChangesSql(input: BuildInput, from: SourceTarget, columns: StateColumns): Sql {
  const { loads } = from;
  const [object, state] = [id(columns.object), id(columns.state)];
  const rows = loadedRowsSql(input, from, loads);
  const last = sql`select * from (${rows}) where ${object} is not null
    qualify row_number() over (partition by _load, ${object} order by _file desc, _record desc) = 1`;
  const changed = sql`select *, lag(${state}) over (partition by ${object} order by _load) as _previous from (${last})`;
  const isPresent =
    from.mapping.kind === "full"
      ? sql`and ${object} in (select ${object} from (${loadedRowsSql(input, from, loads.slice(-1))}))`
      : sql``;
  return sql`select * exclude (_previous), ${loadedAtSql(loads)} as _entered_at
    from (${changed}) where ${state} is not null and ${state} is distinct from _previous ${isPresent}`;
}

function loadedAtSql(loads: readonly BuildLoad[]): Sql {
  const later = loads.slice(1).map((load) => {
    const moment = literalSql(load.loadedAt.replace("T", " ").replace("Z", ""));
    return sql`when ${literalSql(load.number)} then ${moment}::timestamp`;
  });
  return later.length === 0 ? sql`null::timestamp` : sql`case _load ${join(later, " ")} end`;
}
