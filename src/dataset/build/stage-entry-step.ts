import { columnNamed, datasetNamed } from "../dictionary/index.ts";
import { physicalColumns } from "../dictionary/physical.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { zoneNamed } from "../typing/zone.ts";
import { dayInZoneSql } from "../typing/zone-sql.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { nullColumnsSql } from "./columns-sql.ts";
import { unresolvedColumn } from "./fact-step.ts";
import { linkedSql } from "./link-step.ts";
import { stateChangesSql } from "./loaded-states-sql.ts";
import { entityReference, scopeOf } from "./reference-sql.ts";
import { contentsOf, rowsOfTodaySql, type SourceTarget, targetsInto } from "./source-rows.ts";
import { stageChainSql } from "./stage-chain-sql.ts";

/**
 * Each person's entries into lifecycle stages, by source: from the dates that an export carries, else from what
 * changes between its loads.
 */
export function stageEntryStep(input: BuildInput): BuildStep {
  const dataset = datasetNamed("stage_entry")!;
  const explicit = targetsInto(input, "stage_entry");
  const ownHistory = new Set(explicit.map(({ mapping }) => mapping.source));
  const current = targetsInto(input, "person").filter(
    ({ mapping, target }) =>
      target.fields["stage"] !== undefined && keepsState(mapping.kind) && !ownHistory.has(mapping.source),
  );
  const parts = [
    ...explicit.map((target) => entriesSql(input, target)),
    ...current.map((target) => changesOfPeopleSql(input, target)),
  ];
  const none = sql`select ${nullColumnsSql([...physicalColumns(dataset), { name: unresolvedColumn("person_id"), type: "BOOLEAN" }])} where false`;
  return {
    dataset: "stage_entry",
    reads: [
      ...(explicit.length > 0 ? ["person_key"] : []),
      ...(current.length > 0 ? ["person_record", "person_link"] : []),
    ],
    contents: contentsOf([...explicit, ...current], ({ loads }) => loads),
    select: parts.length === 0 ? none : stageChainSql(join(parts, " union all ")),
  };
}

/** A source whose rows are a state that changes from load to load. */
export function keepsState(kind: SourceTarget["mapping"]["kind"]): boolean {
  return kind === "full" || kind === "upsert";
}

/** The columns of an entry before entries are put in order. */
function columnsSql(entry: {
  readonly person: Sql;
  readonly ref: Sql;
  readonly unresolved: Sql;
  readonly day: Sql;
  readonly at: Sql;
  readonly origin: string;
}): Sql {
  const { person, ref, unresolved, at, day, origin } = entry;
  return sql`${person} as person_id, case when ${person} is null then ${ref} end as _ref, ${unresolved} as ${id(unresolvedColumn("person_id"))},
    r.stage, r.stage_raw, ${at} as entered_at, ${day} as entered_at_day, ${literalSql(origin)} as origin, r._source, r._load, r._file, r._record`;
}

/** Entries of a target into `stage_entry`; without a date of its own, it shows a current state. */
function entriesSql(input: BuildInput, from: SourceTarget): Sql {
  const field = from.target.fields["person_id"] ?? { value: "" };
  const person = entityReference(columnNamed(from.dataset, "person_id")!, scopeOf(from, field));
  const isDated = from.target.fields["entered_at"] !== undefined || !keepsState(from.mapping.kind);
  const rows = isDated
    ? rowsOfTodaySql(input, from)
    : stateChangesSql(input, from, { object: "person_id_ref", state: "stage", raw: "stage_raw" });
  const columns = columnsSql({
    person: person.value,
    ref: sql`r.person_id_ref`,
    unresolved: person.isUnresolved,
    at: isDated ? sql`r.entered_at` : sql`r._entered_at`,
    day: isDated ? sql`r.entered_at_day` : loadDaySql(input),
    origin: isDated ? "source" : "load",
  });
  return sql`select ${columns} from (${rows}) as r ${person.join}`;
}

/** The changes of the stage that a source's people carry. */
function changesOfPeopleSql(input: BuildInput, from: SourceTarget): Sql {
  const rows = stateChangesSql(input, from, { object: "_key", state: "stage", raw: "stage_raw" });
  const columns = columnsSql({
    person: sql`records.person_id`,
    ref: sql`r._key`,
    unresolved: sql`false`,
    at: sql`r._entered_at`,
    day: loadDaySql(input),
    origin: "load",
  });
  return sql`select ${columns} from (${rows}) as r
    join (select record_key, any_value(person_id) as person_id from ${linkedSql("person")} as linked where _source = ${literalSql(from.mapping.source)} group by record_key) as records
      on records.record_key = r._key`;
}

function loadDaySql({ settings }: BuildInput): Sql {
  return dayInZoneSql(sql`r._entered_at`, zoneNamed(settings.timezone));
}
