import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Language } from "../../core/index.ts";
import { printSourceMapping, printValueMappings, type SourceProposal } from "../../ingest/index.ts";
import type { Workspace } from "../workspace.ts";

/** The two texts that a proposal becomes. */
export interface ProposedTexts {
  readonly mapping: string;
  /** Undefined when the workspace knows every word already. */
  readonly values?: string;
}

const words = {
  en: {
    heading: (file: string) =>
      `How ${file} reaches the common dataset. Proposed from the file; edit it freely.`,
    unread: (headers: string) => `Not read: ${headers}`,
    rows: (count: number) => (count === 1 ? "1 row" : `${count} rows`),
    sure: (percent: number) => `${percent} % sure`,
  },
  fr: {
    heading: (file: string) =>
      `Comment ${file} rejoint le jeu de données commun. Proposé d'après le fichier ; à modifier librement.`,
    unread: (headers: string) => `Non lus : ${headers}`,
    rows: (count: number) => (count === 1 ? "1 ligne" : `${count} lignes`),
    sure: (percent: number) => `sûr à ${percent} %`,
  },
} as const;

/** Prints a proposal, saying beside each doubtful line how sure it is and why. */
export function printProposal(
  proposal: SourceProposal,
  file: string,
  language: Language,
  valuesText: string,
): ProposedTexts {
  const say = words[language];
  const unread = proposal.unmapped.length === 0 ? [] : [say.unread(proposal.unmapped.join(", "))];
  const mapping = printSourceMapping(proposal.mapping, {
    heading: [say.heading(file), ...unread].join("\n"),
    kind: proposal.kind.why[language],
    field: (target, column) => {
      const found = proposal.columns.find((one) => one.target === target && one.column === column);
      if (found === undefined || found.confidence >= 0.95) return undefined;
      return `${say.sure(Math.round(found.confidence * 100))}: ${found.why[language]}`;
    },
  });
  if (Object.keys(proposal.additions).length === 0) return { mapping };
  const values = printValueMappings(proposal.additions, {
    onto: valuesText,
    comment: (domain, _system, raw) => {
      const found = proposal.values.filter((one) => one.domain === domain && one.raw === raw);
      const rows = found.reduce((sum, one) => sum + one.rows, 0);
      return `${say.rows(rows)}, ${found[0]?.why[language] ?? ""}`;
    },
  });
  return { mapping, values };
}

export async function writeTexts(workspace: Workspace, source: string, texts: ProposedTexts): Promise<void> {
  if (texts.values !== undefined)
    await writeWhole(join(workspace.paths.definitions, "values.yaml"), texts.values);
  await writeWhole(join(workspace.paths.sources, `${source}.yaml`), texts.mapping);
}

/** Whole or not at all: the author's own file is replaced in one rename. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}.part`;
  await writeFile(aside, text);
  await rename(aside, path);
}
