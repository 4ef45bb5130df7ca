import { datasetNamed } from "../dictionary/index.ts";
import { physicalColumns } from "../dictionary/physical.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { zoneNamed } from "../typing/zone.ts";
import { dayInZoneSql } from "../typing/zone-sql.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { nullColumnsSql } from "./columns-sql.ts";
import { unresolvedColumn } from "./fact-step.ts";
import { stateChangesSql } from "./loaded-states-sql.ts";
import { contentsOf, rowsOfTodaySql, type SourceTarget, targetsInto } from "./source-rows.ts";
import { keepsState } from "./stage-entry-step.ts";

const flag = unresolvedColumn("deal_id");

/** Each deal's entries into stages: from the dates that an export carries, else from its closing and what changes between loads. */
export function dealStageStep(input: BuildInput): BuildStep {
  const explicit = targetsInto(input, "deal_stage");
  const ownHistory = new Set(explicit.map(({ mapping }) => mapping.source));
  const current = targetsInto(input, "deal").filter(
    ({ mapping, target }) =>
      target.fields["stage"] !== undefined && keepsState(mapping.kind) && !ownHistory.has(mapping.source),
  );
  const parts = [
    ...explicit.map((from) => entriesSql(input, from)),
    ...current.map((from) => changesOfDealsSql(input, from)),
  ];
  const none = sql`select ${nullColumnsSql([...physicalColumns(datasetNamed("deal_stage")!), { name: flag, type: "BOOLEAN" }])} where false`;
  return {
    dataset: "deal_stage",
    reads: parts.length === 0 ? [] : ["deal"],
    contents: contentsOf([...explicit, ...current], ({ loads }) => loads),
    select: parts.length === 0 ? none : numberedSql(join(parts, " union all ")),
  };
}

function entriesSql(input: BuildInput, from: SourceTarget): Sql {
  const isDated = from.target.fields["entered_at"] !== undefined || !keepsState(from.mapping.kind);
  const rows = isDated
    ? rowsOfTodaySql(input, from)
    : stateChangesSql(input, from, { object: "deal_id", state: "stage", raw: "stage_raw" });
  const [at, day, origin] = isDated
    ? [sql`r.entered_at`, sql`r.entered_at_day`, "source"]
    : [sql`r._entered_at`, loadDaySql(input), "load"];
  return sql`select r.deal_id as _ref, r.stage, r.stage_raw, ${at} as entered_at, ${day} as entered_at_day, ${literalSql(origin)} as origin,
    r._source, r._load, r._file, r._record from (${rows}) as r`;
}

/** A deal that is won or lost entered that stage when it closed. */
function changesOfDealsSql(input: BuildInput, from: SourceTarget): Sql {
  const rows = stateChangesSql(input, from, { object: "_key", state: "stage", raw: "stage_raw" });
  const closed = sql`(r.stage in ('won', 'lost') and r.closed_at is not null)`;
  return sql`select r._key as _ref, r.stage, r.stage_raw, case when ${closed} then r.closed_at else r._entered_at end as entered_at,
    case when ${closed} then r.closed_at_day else ${loadDaySql(input)} end as entered_at_day,
    case when ${closed} then 'source' else 'load' end as origin, r._source, r._load, r._file, r._record from (${rows}) as r`;
}

function numberedSql(entries: Sql): Sql {
  return sql`with entries as (${entries}),
    once as (select * from entries qualify row_number() over (partition by _ref, stage, entered_at order by _load, _file, _record) = 1),
    numbered as (select *, row_number() over (partition by _ref, stage order by entered_at nulls first, _load, _file, _record) as _nth from once)
    select _ref || ':' || stage || ':' || _nth as deal_stage_id, deal.deal_id, stage, stage_raw, entered_at, entered_at_day, _nth > 1 as is_reentry, origin,
      numbered._source, numbered._load, numbered._file, numbered._record, deal.deal_id is null as ${id(flag)}
    from numbered left join (select deal_id from deal) as deal on deal.deal_id = _ref`;
}

function loadDaySql({ settings }: BuildInput): Sql {
  return dayInZoneSql(sql`r._entered_at`, zoneNamed(settings.timezone));
}
