import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import { type Draft, draftDefinitions } from "./draft/draft-definitions.ts";
import type { Section } from "./draft/entry.ts";
import { printFile } from "./draft/print-file.ts";
import type { TableColumns } from "./project/columns.ts";
import type { SourceFile } from "./read/read-documents.ts";
import { readManifest } from "./read/read-manifest.ts";
import { spinesInTables } from "./spines-in-tables.ts";

export interface MetricFlowOptions {
  /** The columns of the tables, where they are known. */
  readonly tables?: ReadonlyMap<string, TableColumns>;
  /** Ids that mean something already: an import takes none of them. */
  readonly reserved?: readonly string[];
}

/** A MetricFlow project in our language. */
export interface ImportedMetricFlow {
  readonly files: readonly ImportedFile[];
  /** What could not be said, and what was assumed; in the order of the project. */
  readonly losses: readonly Problem[];
  /** The table behind each dataset. */
  readonly tables: ReadonlyMap<string, string>;
  readonly counts: { readonly datasets: number; readonly metrics: number; readonly dimensions: number };
  /** Ids of the dimensions that the files declare. */
  readonly declared: ReadonlySet<string>;
  readonly draft: Draft;
}

export interface ImportedFile {
  readonly name: string;
  readonly text: string;
}

export function importMetricFlow(
  files: readonly SourceFile[],
  { tables = new Map(), reserved = [] }: MetricFlowOptions = {},
): Result<ImportedMetricFlow, readonly Problem[]> {
  const { manifest, problems, losses } = readManifest(files, spinesInTables(tables));
  if (problems.length > 0) return fail(problems);
  const draft = draftDefinitions(manifest, { tables, reserved });
  const idsOf = (section: Section) =>
    draft.files.flatMap(({ sections }) => (sections[section] ?? []).map(({ id }) => id));
  const declared = idsOf("dimensions");
  return ok({
    files: draft.files.flatMap((file) => {
      const text = printFile(file);
      return text === undefined ? [] : [{ name: `${file.name}.yaml`, text }];
    }),
    losses: [...losses, ...draft.losses],
    tables: draft.tables,
    counts: {
      datasets: idsOf("datasets").length,
      metrics: idsOf("metrics").length,
      dimensions: declared.length,
    },
    declared: new Set(declared),
    draft,
  });
}
