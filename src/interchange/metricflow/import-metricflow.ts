import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import { dictionary } from "../../dataset/index.ts";
import { checkFiles, type DefinitionFile } from "../../definitions/index.ts";
import type { Refusable, Refused } from "./check/refused.ts";
import { refusedIn } from "./check/refused-in.ts";
import { type Draft, draftDefinitions } from "./draft/draft-definitions.ts";
import type { Section } from "./draft/entry.ts";
import { printFile } from "./draft/print-file.ts";
import type { TableColumns } from "./project/columns.ts";
import type { Manifest } from "./manifest.ts";
import type { SourceFile } from "./read/read-documents.ts";
import { readManifest } from "./read/read-manifest.ts";
import { spinesInTables } from "./spines-in-tables.ts";

export interface MetricFlowOptions {
  /** The columns of the tables, where they are known. */
  readonly tables?: ReadonlyMap<string, TableColumns>;
  /** Definitions that are in use already: an import takes none of their ids. */
  readonly beside?: readonly DefinitionFile[];
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
  { tables = new Map(), beside = [] }: MetricFlowOptions = {},
): Result<ImportedMetricFlow, readonly Problem[]> {
  const { manifest, problems, losses } = readManifest(files, spinesInTables(tables));
  if (problems.length > 0) return fail(problems);
  const { draft, files: written } = draftSound(manifest, { tables, beside });
  const idsOf = (section: Section) =>
    draft.files.flatMap(({ sections }) => (sections[section] ?? []).map(({ id }) => id));
  const declared = idsOf("dimensions");
  return ok({
    files: written,
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

interface Sound {
  readonly draft: Draft;
  readonly files: readonly ImportedFile[];
}

/** Drafts anew without what our own check refuses, and what rests on it, until it refuses nothing. */
function draftSound(manifest: Manifest, { tables, beside }: Required<MetricFlowOptions>): Sound {
  const reserved = idsIn(beside);
  let refused: Refused = new Map();
  for (;;) {
    const draft = draftDefinitions(manifest, { tables, reserved, refused });
    const files = draft.files.flatMap((file) => {
      const text = printFile(file);
      return text === undefined ? [] : [{ name: `${file.name}.yaml`, text }];
    });
    const found = refusedIn(files, beside);
    if (found.size === 0) return { draft, files };
    const again = [...found.keys()].filter((key) => refused.has(key));
    if (again.length > 0) throw new Error(`${again.join(", ")} was refused and is still written.`);
    refused = new Map([...refused, ...firstOf(found)]);
  }
}

/** Later sections may be at fault only for what they rest on. */
const inOrder: readonly Refusable[] = [
  "relationships",
  "datasets",
  "calendars",
  "dimensions",
  "measures",
  "metrics",
];

function firstOf(refused: Refused): Refused {
  const section = inOrder.find((one) => [...refused.keys()].some((key) => key.startsWith(`${one} `)));
  return new Map([...refused].filter(([key]) => key.startsWith(`${section} `)));
}

/** What means something already: the common dataset, and the definitions in use. */
function idsIn(files: readonly DefinitionFile[]): readonly string[] {
  const { model } = checkFiles(files);
  const defined = model
    ? [model.datasets, model.calendars, model.dimensions, model.measures, model.concepts, model.metrics]
    : [];
  return [...dictionary.map(({ name }) => name), ...defined.flatMap((one) => [...one.keys()])];
}
