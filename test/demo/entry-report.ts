import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "../../src/engine/index.ts";
import { sql } from "../../src/sql/index.ts";

interface PlantedEmail {
  readonly record: string;
  readonly kind: string;
  readonly email: string;
}

export interface EntryReport {
  /** Planted addresses by kind of slip. */
  readonly planted: { readonly [kind: string]: number };
  /** Of these, the ones that no check at entry tells, by record. */
  readonly missed: readonly PlantedEmail[];
  /** Planted addresses for which another is suggested. */
  readonly suggested: number;
  /** Addresses that are doubted or set aside, and were not planted. */
  readonly falseAlarms: readonly string[];
  /** E-mail addresses that were judged. */
  readonly addresses: number;
}

/** What the checks at entry say of addresses, against what was planted. The snapshot's tables are readable by name. */
export async function entryReport(engine: Engine, root: string): Promise<EntryReport> {
  const truth = JSON.parse(await readFile(join(root, "truth.json"), "utf8")) as {
    readonly facts: { readonly bad_emails: { readonly records: readonly PlantedEmail[] } | null };
  };
  const planted = truth.facts.bad_emails?.records ?? [];
  const { rows } = await engine.query(
    sql`select distinct record_key, dataset, suggestion from entry_finding where field = 'email' and verdict in ('suspect', 'invalid')`,
  );
  const told = new Map(rows.map(([key, , suggestion]) => [String(key), suggestion]));
  const counted = await engine.query(
    sql`select count(*) from person_record where coalesce(email, _email_written) is not null`,
  );
  const known = new Set(planted.map(({ record }) => record));
  return {
    planted: Object.fromEntries(
      [...new Set(planted.map(({ kind }) => kind))]
        .sort()
        .map((kind) => [kind, planted.filter((one) => one.kind === kind).length]),
    ),
    missed: planted.filter(({ record }) => !told.has(record)),
    suggested: planted.filter(({ record }) => typeof told.get(record) === "string").length,
    falseAlarms: [...told.keys()].filter((record) => !known.has(record)),
    addresses: Number(counted.rows[0]![0]),
  };
}

/** A report as a bench prints it. */
export function sayReport({ planted, missed, suggested, falseAlarms, addresses }: EntryReport): string {
  const kinds = Object.entries(planted).map(([kind, count]) => {
    const lost = missed.filter((one) => one.kind === kind).length;
    return `  ${kind.padEnd(16)} ${String(count - lost).padStart(6)} of ${count}`;
  });
  const all = Object.values(planted).reduce((sum, count) => sum + count, 0);
  return [
    `planted addresses told: ${all - missed.length} of ${all}, ${suggested} with what was meant`,
    ...kinds,
    `false alarms: ${falseAlarms.length} of ${addresses - all} right addresses`,
  ].join("\n");
}
