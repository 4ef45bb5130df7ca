import type { Engine } from "../../engine/index.ts";
import type { HeldLock } from "../../lake/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import { checkFile, checkInputs, earlierVerdict, type Verdict } from "../load-source/check-file.ts";
import { type QuarantineSetting, type Selection, selectedFiles } from "./judged-files.ts";

/** How one file's quarantine changed under one target. */
export interface Retried {
  readonly source: string;
  readonly load: string;
  readonly file: string;
  readonly dataset: string;
  /** Quarantined when it was last checked; undefined when that is not known any more. */
  readonly before?: number;
  readonly now: number;
  /** Records that were in quarantine and pass now: the next build takes them. */
  readonly released: number;
  /** Records that passed and do not any more. */
  readonly added: number;
}

/** Checks the selected files again under the present mapping and values. */
export async function retryChecks(
  engine: Engine,
  lock: HeldLock,
  setting: QuarantineSetting,
  selection: Selection,
): Promise<readonly Retried[]> {
  const retried: Retried[] = [];
  for (const { load, file, checked, mapping } of await selectedFiles(setting, selection)) {
    const judging = { ...setting, settings: setting.workspace.settings, mapping };
    const earlier: (EarlierRecords | undefined)[] = [];
    for (const [index, input] of checkInputs(checked, judging).entries())
      earlier.push(await remember(engine, await earlierVerdict(lock.state, checked, input, index), index));
    const verdicts = await checkFile(engine, lock, checked, judging);
    for (const [index, verdict] of verdicts.entries())
      retried.push({
        source: load.source,
        load: load.id,
        file: file.name,
        dataset: verdict.dataset,
        ...(await difference(engine, earlier[index], verdict)),
      });
  }
  return retried;
}

interface EarlierRecords {
  readonly table: Sql;
  readonly count: number;
}

/** The earlier verdict goes when the new one is written, so its records are set aside first. */
async function remember(
  engine: Engine,
  verdict: Verdict | undefined,
  index: number,
): Promise<EarlierRecords | undefined> {
  if (verdict === undefined) return undefined;
  const table = id(`before_${index}`);
  await engine.run(sql`create or replace temp table ${table} as ${recordsSql(verdict)}`);
  return { table, count: verdict.counts.quarantined };
}

async function difference(engine: Engine, before: EarlierRecords | undefined, verdict: Verdict) {
  const now = verdict.counts.quarantined;
  if (before === undefined) return { now, released: 0, added: 0 };
  const { rows } = await engine.query(sql`
    select (select count(*) from ${before.table} where record not in (${recordsSql(verdict)})),
      (select count(*) from (${recordsSql(verdict)}) where record not in (select record from ${before.table}))`);
  const [released = 0, added = 0] = rows[0]!.map(Number);
  return { before: before.count, now, released, added };
}

function recordsSql({ parquet }: Verdict): Sql {
  return sql`select distinct record from read_parquet(${literalSql(parquet)}) where kind = 'quarantined'`;
}
