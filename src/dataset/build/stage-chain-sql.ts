import { orderedStages } from "../dictionary/values.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { unresolvedColumn } from "./fact-step.ts";

const sideRank = 99;
/** A first entry above it implies the stages from it on: not everyone was a subscriber. */
const firstImplied = orderedStages.indexOf("lead") + 1;
const stageList = sql`[${join(orderedStages.map((stage) => literalSql(stage)))}]`;
const object = sql`person_id, _ref, _source`;
const order = sql`_place nulls first, _rank, stage, entered_at`;
const provenance = sql`_source, _load, _file, _record`;
const unresolved = id(unresolvedColumn("person_id"));

/**
 * Puts entries in order and makes the chain explicit: an entry into a stage at or below the last one begins a new
 * cycle; stages that were skipped inside a cycle get an implied entry at the same moment; a stage
 * entered before is a re-entry. An undated entry stands after the dated ones of lower stages, and gives way to a
 * dated one of its stage.
 */
export function stageChainSql(entries: Sql): Sql {
  return sql`with entries as (${entries}),
    ranked as (select *, coalesce(list_position(${stageList}, stage), ${literalSql(sideRank)}) as _rank from entries
      qualify row_number() over (partition by ${object}, stage, entered_at order by _load, _file, _record) = 1
        and (entered_at is not null or count(entered_at) over (partition by ${object}, stage) = 0)),
    placed as (select *, coalesce(entered_at, max(entered_at) over (partition by ${object} order by _rank)) as _place from ranked),
    distinct_steps as (select * from placed qualify stage is distinct from lag(stage) over (partition by ${object} order by ${order})),
    linked as (select *, lag(stage) over steps as _last,
        last_value(case when _rank < ${literalSql(sideRank)} then _rank end ignore nulls) over (steps rows between unbounded preceding and 1 preceding) as _last_rank
      from distinct_steps window steps as (partition by ${object} order by ${order})),
    cycled as (select *,
        1 + sum(case when _rank < ${literalSql(sideRank)} and _rank <= _last_rank then 1 else 0 end) over (partition by ${object} order by ${order} rows unbounded preceding) as cycle,
        case when _rank = ${literalSql(sideRank)} or _rank <= _last_rank then 0
          when _last_rank is null then greatest(_rank - ${literalSql(firstImplied)}, 0)
          else _rank - _last_rank - 1 end as skipped
      from linked),
    complete as (
      select * replace (case when skipped > 0 then ${stageList}[_rank - 1] else _last end as _last) from cycled
      union all
      select * exclude (_implied) replace (${stageList}[_implied] as stage, null as stage_raw, 'implied' as origin, 0 as skipped, _implied as _rank,
          case when _implied > _rank - skipped then ${stageList}[_implied - 1] else _last end as _last)
        from (select *, unnest(range(_rank - skipped, _rank)) as _implied from cycled where skipped > 0)),
    counted as (select *, row_number() over (partition by ${object}, stage order by cycle, ${order}) as _nth from complete)
    select _source || ':' || coalesce(person_id::varchar, _ref, '') || ':' || stage || ':' || _nth as stage_entry_id,
      person_id, stage, stage_raw, entered_at, entered_at_day, cycle::bigint as cycle, _last as previous_stage, skipped::bigint as skipped,
      _nth > 1 as is_reentry, origin, ${provenance}, ${unresolved}
    from counted`;
}
