import { canonicalJson, sha256Hex } from "../../core/index.ts";
import type { BuildStep, PlanStep, ResolveStep } from "../../dataset/index.ts";
import { print, type Sql } from "../../sql/index.ts";

/** The form of the SQL that builds: raised when the same statement would give other rows. */
export const sqlForm = 2;

/** A table as those that read it see it. */
export interface ReadTable {
  readonly dataset: string;
  /** Another one is another table to read: its fingerprint, or the hash of its rows. */
  readonly identity: string;
}

/**
 * Everything that a table is computed from, hashed: its statements, the contents of the files and the
 * identities of the tables that they read. The place of the workspace on the disk is no part of it.
 */
export function fingerprintOf(
  step: BuildStep,
  built: readonly ReadTable[],
  folders: readonly string[],
): string {
  return hashOf(step.dataset, {
    contents: step.contents,
    reads: identitiesOf(step, built),
    texts: [textOf(step.select, folders)],
  });
}

/** The same of a table that is resolved: `basis` is all that it depends on beside its records. */
export function fingerprintOfLink(step: ResolveStep, built: readonly ReadTable[], basis: string): string {
  return hashOf(step.dataset, { reads: identitiesOf(step, built), texts: [textOf(step.tokens, [])], basis });
}

function hashOf(dataset: string, parts: { readonly [name: string]: unknown }): string {
  return sha256Hex(canonicalJson({ form: sqlForm, dataset, ...parts }));
}

function identitiesOf({ dataset, reads }: PlanStep, built: readonly ReadTable[]): readonly string[][] {
  return reads.map((name) => {
    const read = built.find((one) => one.dataset === name);
    if (read === undefined) throw new Error(`${dataset} is built before ${name}, which it reads.`);
    return [name, read.identity];
  });
}

function textOf(statement: Sql, folders: readonly string[]): readonly unknown[] {
  const { text, values } = print(statement);
  return [folders.reduce((bare, folder) => bare.replaceAll(folder, ""), text), values.map(String)];
}

export function fileNameOf(dataset: string, fingerprint: string): string {
  return `${dataset}-${fingerprint.slice(0, 16)}.duckdb`;
}
