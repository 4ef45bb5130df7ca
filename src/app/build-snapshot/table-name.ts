import { canonicalJson, sha256Hex } from "../../core/index.ts";
import type { BuildStep } from "../../dataset/index.ts";
import { print, type Sql } from "../../sql/index.ts";

/** The form of the SQL that builds: raised when the same statement would give other rows. */
export const sqlForm = 1;

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
  const reads = step.reads.map((name) => {
    const read = built.find(({ dataset }) => dataset === name);
    if (read === undefined) throw new Error(`${step.dataset} is built before ${name}, which it reads.`);
    return [name, read.identity];
  });
  const statements = [...(step.prepare ?? []).flatMap(statementsOf), step.select];
  const texts = statements.map((statement) => {
    const { text, values } = print(statement);
    return [folders.reduce((bare, folder) => bare.replaceAll(folder, ""), text), values.map(String)];
  });
  return sha256Hex(
    canonicalJson({ form: sqlForm, dataset: step.dataset, contents: step.contents, reads, texts }),
  );
}

function statementsOf(step: NonNullable<BuildStep["prepare"]>[number]): readonly Sql[] {
  return step.kind === "run" ? [step.statement] : [...step.statements, step.changes];
}

export function fileNameOf(dataset: string, fingerprint: string): string {
  return `${dataset}-${fingerprint.slice(0, 16)}.duckdb`;
}
