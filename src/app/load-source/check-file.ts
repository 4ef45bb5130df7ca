import { stat } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson, type Settings, sha256Hex } from "../../core/index.ts";
import {
  type CheckInput,
  countsSql,
  entryFindingsSql,
  judgedRowsSql,
  quarantinedRowsSql,
  repairedRowsSql,
  type SourceMapping,
  unmappedValuesSql,
  type ValueMappings,
  withEntryRepairsSql,
} from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { type HeldLock, listChecks, readCheck, writeCheck } from "../../lake/index.ts";
import { id, literalSql, print, type Sql, sql } from "../../sql/index.ts";
import { dropOlder } from "./drop-older.ts";
import { entriesOfFile, keptOrFreshEntries, nameEntries } from "./entries-of-file.ts";
import { findingsIn } from "./findings-in.ts";
import type { RecordCounts, TargetReport, UnmappedValue } from "./load-report.ts";

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
  /**
   * kind (`quarantined`, `repaired`, `suspect` or `invalid`), record, column, header, value, code; of a field that is checked at
   * entry its kind, the facts of the reason and a suggestion too.
   */
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
  by: Judging,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [index, input] of checkInputs(file, by).entries()) {
    const { subject, fingerprint } = await fingerprintOf(file, input, index);
    const entries = await entriesOfFile(engine, lock, file, { input, index });
    const kept = await keptVerdict(lock.state, fingerprint);
    const judging = { input, fingerprint, ...(entries && { entries: entries.parquet }) };
    verdicts.push(kept ?? (await judge(engine, lock, judging)));
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
  const { state, index, fresh } = place;
  const entries = await keptOrFreshEntries(
    engine,
    file,
    { input, index },
    { state, fresh: `${fresh}.entries` },
  );
  const judging = { input, ...(entries && { entries: entries.parquet }) };
  return { ...(await reportOf(engine, judging, fresh)), fingerprint, parquet: fresh };
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
 * on: the Parquet file's shape, the very text of the SQL, with the mapping's values and settings in it, and what its fields are
 * checked by at entry.
 */
async function fingerprintOf(file: CheckedFile, input: CheckInput, index: number) {
  const { size } = await stat(file.path);
  const { source } = input.mapping;
  const on = [source, file.sha256, file.sheet ?? null, index, input.target.dataset];
  const placed = { ...input, parquet: file.sha256 };
  const texts = [judgedRowsSql(placed), countsSql(placed, judged)].map(print);
  const subject = `${sha256Hex(canonicalJson(on)).slice(0, 16)}-`;
  const entries = await nameEntries(file, input, index);
  const basis = [size, texts, entries?.fingerprint ?? null];
  return { subject, fingerprint: `${subject}${sha256Hex(canonicalJson(basis)).slice(0, 16)}` };
}

const count = z.int().nonnegative();
const findings = z.array(
  z.object({
    code: z.string(),
    column: z.string().nullable(),
    header: z.string().nullable(),
    records: count,
    examples: z.array(
      z.object({ record: count, value: z.string().nullable(), suggestion: z.exactOptional(z.string()) }),
    ),
    words: z.exactOptional(z.object({ en: z.string(), fr: z.string() })),
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
  suspect: findings,
  invalid: findings,
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
  { fingerprint, ...judging }: Judged & { readonly fingerprint: string },
): Promise<Verdict> {
  let report: TargetReport | undefined;
  const { parquet } = await writeCheck(lock, fingerprint, async (path) => {
    report = await reportOf(engine, judging, path);
    return report;
  });
  if (report === undefined) throw new Error("The check wrote no verdict.");
  return { ...report, fingerprint, parquet };
}

const judged = id("_judged");

/** What is judged, and what the check at entry says of it. */
interface Judged {
  readonly input: CheckInput;
  readonly entries?: string;
}

/** Runs the check, writing the rows that it found wrong or repaired to `parquet`. */
async function reportOf(engine: Engine, check: Judged, parquet: string): Promise<TargetReport> {
  const rows = judgedRowsSql(check.input);
  const all = check.entries === undefined ? rows : withEntryRepairsSql(rows, check.entries);
  await engine.run(sql`create or replace temp table ${judged} as ${all}`);
  try {
    return await reportOnJudged(engine, check, parquet);
  } finally {
    await engine.run(sql`drop table ${judged}`);
  }
}

async function reportOnJudged(engine: Engine, check: Judged, parquet: string): Promise<TargetReport> {
  const { input } = check;
  const counts = await countsOf(engine, input);
  await engine.run(
    sql`copy (${findingRowsSql(check, counts)}) to ${literalSql(parquet)} (format parquet, compression zstd)`,
  );
  const found = await findingsIn(engine, parquet);
  return {
    dataset: input.target.dataset,
    counts,
    reasons: found("quarantined"),
    repairs: found("repaired"),
    suspect: found("suspect"),
    invalid: found("invalid"),
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

/** What is said of the fields of a record that is quarantined waits until the record is taken. */
function findingRowsSql({ input, entries }: Judged, { quarantined, repaired }: RecordCounts): Sql {
  const none = sql`select ''::varchar as kind, 0::bigint as record, ''::varchar as "column", ''::varchar as header, ''::varchar as "value", ''::varchar as code,
    ''::varchar as field, ''::varchar as facts, ''::varchar as suggestion where false`;
  const noField = sql`null, null, null`;
  const parts = [
    ...(quarantined === 0
      ? []
      : [
          sql`select 'quarantined', record, "column", header, "value", reason, ${noField} from (${quarantinedRowsSql(input, judged)})`,
        ]),
    ...(repaired === 0
      ? []
      : [
          sql`select 'repaired', record, "column", header, "value", rule, ${noField} from (${repairedRowsSql(input, judged)})`,
        ]),
    ...(entries === undefined
      ? []
      : [
          sql`select found.verdict, record, "column", header, "value", code, field, facts, suggestion from (${entryFindingsSql(entries)}) as found
            join (select record, verdict from ${judged}) as judged using (record) where judged.verdict in ('accepted', 'repaired')`,
        ]),
  ];
  return parts.reduce((all, part) => sql`${all} union all ${part}`, none);
}

async function unmappedOf(engine: Engine, input: CheckInput): Promise<readonly UnmappedValue[]> {
  const { rows } = await engine.query(unmappedValuesSql(input, judged));
  return rows.map(([domain, value, times]) => ({
    domain: String(domain),
    value: String(value),
    rows: Number(times),
  }));
}
