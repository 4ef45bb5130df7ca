import { resolve } from "node:path";
import { fail, ok } from "../../core/index.ts";
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
      line: "entente load ~/Downloads/contacts.csv --source crm-contacts",
      says: { en: "One file, of a source that is named:", fr: "Un fichier, d'une source nommée :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { loadPaths } = await import("../../app/load-source.ts");
      const { showLoadReport } = await import("../show/load-report.ts");
      const paths = call.operands.map((path) => resolve(call.cwd, path));
      const loaded = await loadPaths(workspace, paths, {
        dryRun: call.options["dry-run"],
        report: call.report,
        ...(call.options.source !== undefined && { source: call.options.source }),
      });
      if (!loaded.ok) return fail(loaded.error);
      const { steps, next } = words[call.reader.language];
      const { sources, isLoaded, warnings } = loaded.value;
      const only = sources.length === 1 ? sources[0]?.load?.id : undefined;
      const todo = [
        ...(sources.some(({ unmapped }) => unmapped.length > 0) ? [steps.map] : []),
        ...(isLoaded && sources.some(({ counts }) => counts.quarantined > 0) ? [steps.quarantine] : []),
        ...(isLoaded ? [steps.build] : [steps.load]),
        ...(only === undefined ? [] : [steps.undo(only)]),
      ];
      return ok({
        document: loaded.value,
        warnings,
        blocks: [
          ...showLoadReport(loaded.value, call.reader),
          ...(sources.length > 0 ? [paragraph(next), list(todo)] : []),
        ],
      });
    }),
});
