import { rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { canonicalJson, sha256Hex } from "../../core/index.ts";
import { type CheckInput, entryFields, entryTextsSql } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { type HeldLock, openStaging, readCheck, writeCheck } from "../../lake/index.ts";
import { print } from "../../sql/index.ts";
import { rulesVersion } from "../../validate/index.ts";
import type { CheckedFile } from "./check-file.ts";
import { dropOlder } from "./drop-older.ts";
import { judgeEntries } from "./judge-entries.ts";

/** What the check at entry says of a file under one target: a Parquet file, and the name of all that it depends on. */
export interface Entries {
  readonly parquet: string;
  readonly fingerprint: string;
}

/** The entries that are kept, else computed and kept; none where the target has no field that is checked. */
export async function entriesOfFile(
  engine: Engine,
  lock: HeldLock,
  file: CheckedFile,
  {
    input,
    index,
    isAnew = false,
  }: { readonly input: CheckInput; readonly index: number; readonly isAnew?: boolean },
): Promise<Entries | undefined> {
  const named = await nameEntries(file, input, index);
  if (named === undefined) return undefined;
  const { subject, fingerprint } = named;
  const kept = isAnew ? undefined : await readCheck(lock.state, fingerprint);
  if (kept !== undefined) return { parquet: kept.parquet, fingerprint };
  const scratch = await openStaging(lock);
  try {
    const { parquet } = await writeCheck(lock, fingerprint, async (path) => {
      await judgeEntries(engine, input, { scratch, parquet: path }, contextOf(input));
      return { entries: file.sha256 };
    });
    await dropOlder(lock, subject, fingerprint);
    return { parquet, fingerprint };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The entries for reading alone: those that are kept, else written to `fresh`. */
export async function keptOrFreshEntries(
  engine: Engine,
  file: CheckedFile,
  { input, index }: { readonly input: CheckInput; readonly index: number },
  { state, fresh }: { readonly state: string; readonly fresh: string },
): Promise<Entries | undefined> {
  const named = await nameEntries(file, input, index);
  if (named === undefined) return undefined;
  const kept = await readCheck(state, named.fingerprint);
  if (kept !== undefined) return { parquet: kept.parquet, fingerprint: named.fingerprint };
  await judgeEntries(engine, input, { scratch: dirname(fresh), parquet: fresh }, contextOf(input));
  return { parquet: fresh, fingerprint: named.fingerprint };
}

function contextOf({ settings: { country } }: CheckInput) {
  return { country };
}

/**
 * Names what is judged (the content of a file for a target of a source), then all that it is judged by: the version of the
 * rules, the workspace's country, the columns and the very text of the SQL that reads them.
 */
export async function nameEntries(file: CheckedFile, input: CheckInput, index: number) {
  const fields = entryFields(input.target);
  if (fields.length === 0) return undefined;
  const { size } = await stat(file.path);
  const subject = `entry-${short([input.mapping.source, file.sha256, file.sheet ?? null, index])}-`;
  const texts = print(entryTextsSql({ ...input, parquet: file.sha256 }, fields));
  const basis = [size, rulesVersion(), contextOf(input).country ?? null, fields, texts];
  return { subject, fingerprint: `${subject}${short(basis)}` };
}

function short(of: unknown): string {
  return sha256Hex(canonicalJson(of)).slice(0, 16);
}
