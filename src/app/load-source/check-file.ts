import { stat } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson, type Settings, sha256Hex } from "../../core/index.ts";
import {
  type CheckInput,
  countsSql,
  judgedRowsSql,
  quarantinedRowsSql,
  repairedRowsSql,
  type SourceMapping,
  unmappedValuesSql,
  type ValueMappings,
} from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { type HeldLock, listChecks, readCheck, writeCheck } from "../../lake/index.ts";
import { id, literalSql, print, type Sql, sql } from "../../sql/index.ts";
import { dropOlder } from "./drop-older.ts";
import type { Finding, RecordCounts, TargetReport, UnmappedValue } from "./load-report.ts";

/** One file of a load, staged or committed, as its check sees it. */
export interface CheckedFile {
  readonly sha256: string;
  readonly sheet?: string;
  readonly headers: readonly string[];
  readonly irregular: number;
  /** Where its Parquet file lies now. */
  readonly path: string;
}

/** What a file is judged by. */
export interface Judging {
  readonly mapping: SourceMapping;
  readonly values: ValueMappings;
  readonly settings: Settings;
}

/** What the check of a file under one target found; its rows lie in `parquet`. */
export interface Verdict extends TargetReport {
  readonly fingerprint: string;
  /** kind (`quarantined` or `repaired`), record, column, header, value, code. */
  readonly parquet: string;
}

/** The checks of one file, one a target of its mapping. */
export function checkInputs(
  file: CheckedFile,
  { mapping, values, settings }: Judging,
): readonly CheckInput[] {
  const { path: parquet, headers, irregular } = file;
  return mapping.into.map((target) => ({
    parquet,
    headers,
    hasIrregular: irregular > 0,
    mapping,
    target,
    values,
    settings,
  }));
}

/** Checks a file under every target, or finds the verdicts that are kept. */
export async function checkFile(
  engine: Engine,
  lock: HeldLock,
  file: CheckedFile,
  judging: Judging,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [index, input] of checkInputs(file, judging).entries()) {
    const { subject, fingerprint } = await fingerprintOf(file, input, index);
    const kept = await keptVerdict(lock.state, fingerprint);
    verdicts.push(kept ?? (await judge(engine, lock, input, fingerprint)));
    if (kept === undefined) await dropOlder(lock, subject, fingerprint);
  }
  return verdicts;
}

/** A verdict for reading alone: the one that is kept, else one whose rows are written to `fresh`. */
export async function keptOrFresh(
  engine: Engine,
  file: CheckedFile,
  input: CheckInput,
  place: { readonly state: string; readonly index: number; readonly fresh: string },
): Promise<Verdict> {
  const { fingerprint } = await fingerprintOf(file, input, place.index);
  const kept = await keptVerdict(place.state, fingerprint);
  if (kept !== undefined) return kept;
  return { ...(await reportOf(engine, input, place.fresh)), fingerprint, parquet: place.fresh };
}

/** The verdict of the last check, kept until the file is judged otherwise: under an earlier mapping, or under this one. */
export async function earlierVerdict(
  state: string,
  file: CheckedFile,
  input: CheckInput,
  index: number,
): Promise<Verdict | undefined> {
  const { subject, fingerprint } = await fingerprintOf(file, input, index);
  const kept = (await listChecks(state)).filter((one) => one.startsWith(subject));
  const last = kept.find((one) => one !== fingerprint) ?? kept[0];
  return last === undefined ? undefined : keptVerdict(state, last);
}

/**
 * Names what a verdict is on (the content of a file for a target of a source), then all that it depends
 * on: the Parquet file's shape and the very text of the SQL, with the mapping's values and settings in it.
 */
async function fingerprintOf(file: CheckedFile, input: CheckInput, index: number) {
  const { size } = await stat(file.path);
  const { source } = input.mapping;
  const on = [source, file.sha256, file.sheet ?? null, index, input.target.dataset];
  const placed = { ...input, parquet: file.sha256 };
  const texts = [judgedRowsSql(placed), countsSql(placed, judged)].map(print);
  const subject = `${sha256Hex(canonicalJson(on)).slice(0, 16)}-`;
  return { subject, fingerprint: `${subject}${sha256Hex(canonicalJson([size, texts])).slice(0, 16)}` };
}

const count = z.int().nonnegative();
const findings = z.array(
  z.object({
    code: z.string(),
    column: z.string().nullable(),
    header: z.string().nullable(),
    records: count,
    examples: z.array(z.object({ record: count, value: z.string().nullable() })),
  }),
);
const targetReport: z.ZodType<TargetReport> = z.object({
  dataset: z.string(),
  counts: z.object({
    read: count,
    accepted: count,
    repaired: count,
    quarantined: count,
    notApplicable: count,
  }),
  reasons: findings,
  repairs: findings,
  unmapped: z.array(z.object({ domain: z.string(), value: z.string(), rows: count })),
});

async function keptVerdict(state: string, fingerprint: string): Promise<Verdict | undefined> {
  const kept = await readCheck(state, fingerprint);
  const parsed = targetReport.safeParse(kept?.content);
  if (kept === undefined || !parsed.success) return undefined;
  return { ...parsed.data, fingerprint, parquet: kept.parquet };
}

async function judge(
  engine: Engine,
  lock: HeldLock,
  input: CheckInput,
  fingerprint: string,
): Promise<Verdict> {
  let report: TargetReport | undefined;
  const { parquet } = await writeCheck(lock, fingerprint, async (path) => {
    report = await reportOf(engine, input, path);
    return report;
  });
  if (report === undefined) throw new Error("The check wrote no verdict.");
  return { ...report, fingerprint, parquet };
}

const judged = id("_judged");

/** Runs the check, writing the rows that it found wrong or repaired to `parquet`. */
async function reportOf(engine: Engine, input: CheckInput, parquet: string): Promise<TargetReport> {
  await engine.run(sql`create or replace temp table ${judged} as ${judgedRowsSql(input)}`);
  try {
    return await reportOnJudged(engine, input, parquet);
  } finally {
    await engine.run(sql`drop table ${judged}`);
  }
}

async function reportOnJudged(engine: Engine, input: CheckInput, parquet: string): Promise<TargetReport> {
  const counts = await countsOf(engine, input);
  await engine.run(
    sql`copy (${findingRowsSql(input, counts)}) to ${literalSql(parquet)} (format parquet, compression zstd)`,
  );
  return {
    dataset: input.target.dataset,
    counts,
    reasons: counts.quarantined === 0 ? [] : await findingsIn(engine, parquet, "quarantined"),
    repairs: counts.repaired === 0 ? [] : await findingsIn(engine, parquet, "repaired"),
    unmapped: await unmappedOf(engine, input),
  };
}

async function countsOf(engine: Engine, input: CheckInput): Promise<RecordCounts> {
  const { rows } = await engine.query(countsSql(input, judged));
  const [read = 0, accepted = 0, repaired = 0, quarantined = 0, notApplicable = 0] = rows[0]!.map(Number);
  if (accepted + repaired + quarantined + notApplicable !== read)
    throw new Error(`The check of ${input.mapping.source} lost rows: ${JSON.stringify(rows[0])}.`);
  return { read, accepted, repaired, quarantined, notApplicable };
}

function findingRowsSql(input: CheckInput, { quarantined, repaired }: RecordCounts): Sql {
  const none = sql`select ''::varchar as kind, 0::bigint as record, ''::varchar as "column", ''::varchar as header, ''::varchar as "value", ''::varchar as code where false`;
  const parts = [
    ...(quarantined === 0
      ? []
      : [
          sql`select 'quarantined', record, "column", header, "value", reason from (${quarantinedRowsSql(input, judged)})`,
        ]),
    ...(repaired === 0
      ? []
      : [
          sql`select 'repaired', record, "column", header, "value", rule from (${repairedRowsSql(input, judged)})`,
        ]),
  ];
  return parts.reduce((all, part) => sql`${all} union all ${part}`, none);
}

/** Reasons or repairs by column, the most frequent first, with the first five records of each. */
async function findingsIn(engine: Engine, parquet: string, kind: string): Promise<readonly Finding[]> {
  const { rows } = await engine.query(sql`
    with found as (
      select code, "column", header, record, min(left("value", 200)) as "value"
      from read_parquet(${literalSql(parquet)}) where kind = ${kind} group by all
    ), ranked as (
      select *, count(*) over same as records, row_number() over (same order by record) as place
      from found window same as (partition by code, "column", header)
    )
    select code, "column", header, records, record, "value" from ranked where place <= 5
    order by records desc, code, "column", header, record`);
  const grouped = new Map<string, Finding>();
  for (const [code, column, header, records, record, value] of rows) {
    const key = JSON.stringify([code, column, header]);
    const finding = grouped.get(key);
    const example = { record: Number(record), value: textOf(value) };
    grouped.set(key, {
      code: String(code),
      column: textOf(column),
      header: textOf(header),
      records: Number(records),
      examples: [...(finding?.examples ?? []), example],
    });
  }
  return [...grouped.values()];
}

function textOf(cell: unknown): string | null {
  return typeof cell === "string" ? cell : null;
}

async function unmappedOf(engine: Engine, input: CheckInput): Promise<readonly UnmappedValue[]> {
  const { rows } = await engine.query(unmappedValuesSql(input, judged));
  return rows.map(([domain, value, times]) => ({
    domain: String(domain),
    value: String(value),
    rows: Number(times),
  }));
}
