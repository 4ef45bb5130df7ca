import { resolve } from "node:path";
import type { LoadReport } from "../../app/load-source.ts";
import { fail, type Language, ok } from "../../core/index.ts";
import { endOfDay } from "../as-of.ts";
import { defineCommand } from "../command.ts";
import { list, paragraph } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    next: "Next:",
    steps: {
      build: "entente build   makes the numbers from what was loaded",
      map: "definitions/values.yaml   say there what the values not mapped yet mean",
      quarantine: "entente quarantine   shows what was set aside, and why",
      undo: (id: string) => `entente loads undo ${id}   takes this load back`,
      load: "the same without --dry-run loads it",
    },
  },
  fr: {
    next: "Ensuite :",
    steps: {
      build: "entente build   calcule les chiffres à partir de ce qui est chargé",
      map: "definitions/values.yaml   dites-y le sens des valeurs sans correspondance",
      quarantine: "entente quarantine   montre ce qui a été mis de côté, et pourquoi",
      undo: (id: string) => `entente loads undo ${id}   annule ce chargement`,
      load: "la même commande sans --dry-run charge",
    },
  },
};

export const load = defineCommand({
  name: "load",
  summary: {
    en: "read exports into the workspace, all or nothing",
    fr: "lire des exports dans l'espace de travail, tout ou rien",
  },
  operands: [
    {
      name: "PATH",
      summary: { en: "files (CSV, TSV, XLSX) or folders", fr: "fichiers (CSV, TSV, XLSX) ou dossiers" },
      required: true,
      many: true,
    },
  ],
  options: {
    source: {
      kind: "text",
      value: "NAME",
      summary: {
        en: "the source that describes them (default: found by file name)",
        fr: "la source qui les décrit (par défaut : trouvée par le nom du fichier)",
      },
    },
    "as-of": {
      kind: "day",
      value: "DAY",
      summary: {
        en: "the day of which the exports tell the state (default: now)",
        fr: "le jour dont les exports donnent l'état (par défaut : maintenant)",
      },
    },
    "dry-run": {
      kind: "flag",
      summary: { en: "count only, load nothing", fr: "compter seulement, ne rien charger" },
    },
  },
  examples: [
    {
      line: "entente load sources --dry-run",
      says: {
        en: "What all exports of a folder would bring:",
        fr: "Ce qu'apporteraient les exports d'un dossier :",
      },
    },
    {
      line: "entente load deals-2024-06-30.csv --as-of 2024-06-30",
      says: {
        en: "An old export: successive states of the same deals make their history:",
        fr: "Un ancien export : les états successifs des mêmes affaires font leur historique :",
      },
    },
    {
      line: "entente load ~/Downloads/contacts.csv --source crm-contacts",
      says: { en: "One file, of a source that is named:", fr: "Un fichier, d'une source nommée :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { loadPaths } = await import("../../app/load-source.ts");
      const { showLoadReport } = await import("../show/load-report.ts");
      const { "as-of": day, "dry-run": dryRun, source } = call.options;
      const paths = call.operands.map((path) => resolve(call.cwd, path));
      const loaded = await loadPaths(workspace, paths, {
        dryRun,
        report: call.report,
        ...(day !== undefined && { loadedAt: endOfDay(workspace.settings.timezone, day) }),
        ...(source !== undefined && { source }),
      });
      if (!loaded.ok) return fail(loaded.error);
      const todo = nextSteps(loaded.value, call.reader.language);
      return ok({
        document: loaded.value,
        warnings: loaded.value.warnings,
        blocks: [
          ...showLoadReport(loaded.value, call.reader),
          ...(todo.length > 0 ? [paragraph(words[call.reader.language].next), list(todo)] : []),
        ],
      });
    }),
});

function nextSteps({ sources, isLoaded }: LoadReport, language: Language): readonly string[] {
  if (sources.length === 0) return [];
  const { steps } = words[language];
  const only = sources.length === 1 ? sources[0]?.load?.id : undefined;
  return [
    ...(sources.some(({ unmapped }) => unmapped.length > 0) ? [steps.map] : []),
    ...(isLoaded && sources.some(({ counts }) => counts.quarantined > 0) ? [steps.quarantine] : []),
    isLoaded ? steps.build : steps.load,
    ...(only === undefined ? [] : [steps.undo(only)]),
  ];
}
