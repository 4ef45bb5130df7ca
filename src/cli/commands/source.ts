import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fail, nearest, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { list, paragraph, table, verbatim } from "../printing/block.ts";
import { cliProblem } from "../problems.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    written: (mapping: string) => `Written: ${mapping}. Read it, change what is wrong, then:`,
    proposed: "Nothing was written: this is what the source would be.",
    load: (file: string) => `entente load ${file}   reads the file`,
    values: "definitions/values.yaml   holds what the values mean; add those that are not mapped",
    titles: ["source", "system", "kind", "files", "becomes"],
    none: "No source is described yet: `entente source add FILE`.",
    template: ["template", "for"],
    use: "`entente source template NAME > FILE.csv` writes an empty one to fill.",
  },
  fr: {
    written: (mapping: string) => `Écrit : ${mapping}. Relisez, corrigez ce qui est faux, puis :`,
    proposed: "Rien n'a été écrit : voici ce que serait la source.",
    load: (file: string) => `entente load ${file}   lit le fichier`,
    values: "definitions/values.yaml   contient le sens des valeurs ; ajoutez celles qui manquent",
    titles: ["source", "système", "genre", "fichiers", "devient"],
    none: "Aucune source n'est encore décrite : `entente source add FICHIER`.",
    template: ["modèle", "pour"],
    use: "`entente source template NOM > FICHIER.csv` en écrit un vide, à remplir.",
  },
};

export const sourceAdd = defineCommand({
  name: "source add",
  summary: {
    en: "describe an export: what its columns and values mean",
    fr: "décrire un export : le sens de ses colonnes et valeurs",
  },
  operands: [
    {
      name: "FILE",
      summary: { en: "an export (CSV, TSV, XLSX)", fr: "un export (CSV, TSV, XLSX)" },
      required: true,
    },
  ],
  options: {
    name: {
      kind: "text",
      value: "NAME",
      summary: {
        en: "the source's name (default: the file's)",
        fr: "le nom de la source (par défaut : celui du fichier)",
      },
    },
    preset: {
      kind: "text",
      value: "NAME",
      summary: {
        en: "the layout, when it is not recognised",
        fr: "la disposition, quand elle n'est pas reconnue",
      },
    },
    into: {
      kind: "text",
      value: "DATASET",
      summary: {
        en: "the dataset that it fills, such as one of your own",
        fr: "le jeu de données qu'il remplit, par exemple l'un des vôtres",
      },
    },
    sheet: { kind: "text", value: "NAME", summary: { en: "of a workbook", fr: "feuille du classeur" } },
    dates: {
      kind: "choice",
      value: "ORDER",
      choices: ["iso", "dmy", "mdy"],
      summary: {
        en: "iso, dmy (day first) or mdy (month first)",
        fr: "iso, dmy (jour d'abord) ou mdy (mois d'abord)",
      },
    },
    decimal: {
      kind: "choice",
      value: "MARK",
      choices: ["point", "comma"],
      summary: {
        en: "decimals after a point or a comma",
        fr: "décimales après un point (point) ou une virgule (comma)",
      },
    },
    timezone: {
      kind: "text",
      value: "ZONE",
      summary: { en: "of times that carry none", fr: "fuseau des heures qui n'en portent pas" },
    },
    "dry-run": { kind: "flag", summary: { en: "propose, write nothing", fr: "proposer, ne rien écrire" } },
  },
  examples: [
    {
      line: "entente source add sources/webinars.csv --into webinar_visit",
      says: { en: "Fill a dataset of your own:", fr: "Remplir un jeu de données à soi :" },
    },
    {
      line: "entente source add sources/hubspot-contacts.csv",
      says: { en: "Describe an export of the CRM:", fr: "Décrire un export du CRM :" },
    },
    {
      line: "entente source add sources/leads.csv --dates dmy --timezone Europe/Paris",
      says: {
        en: "When day and month cannot be told apart:",
        fr: "Quand jour et mois ne se distinguent pas :",
      },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { addSource } = await import("../../app/add-source.ts");
      const { showProposal } = await import("../show/source-proposal.ts");
      const { name, preset, into, sheet, dates, decimal, timezone } = call.options;
      const file = call.operands[0] ?? "";
      const added = await addSource(workspace, resolve(call.cwd, file), {
        write: !call.options["dry-run"],
        lang: call.reader.language,
        report: call.report,
        answers: {
          ...(dates !== undefined && { dates }),
          ...(decimal !== undefined && { decimal: decimal === "point" ? "." : "," }),
          ...(timezone !== undefined && { timezone }),
        },
        ...(name !== undefined && { source: name }),
        ...(preset !== undefined && { preset }),
        ...(into !== undefined && { into }),
        ...(sheet !== undefined && { sheet }),
      });
      if (!added.ok) return fail(added.error);
      const say = words[call.reader.language];
      const { isWritten, mappingFile, warnings, proposal } = added.value;
      return ok({
        document: added.value,
        warnings: [...warnings, ...proposal.questions, ...proposal.warnings],
        blocks: [
          ...showProposal(added.value, call.reader),
          ...(isWritten
            ? [paragraph(say.written(mappingFile)), list([say.load(file), say.values])]
            : [paragraph(say.proposed)]),
        ],
      });
    }),
});

export const sourceList = defineCommand({
  name: "source list",
  summary: { en: "list the sources that are described", fr: "lister les sources décrites" },
  operands: [],
  options: {},
  examples: [{ line: "entente source list", says: { en: "Every source:", fr: "Toutes les sources :" } }],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { readSources } = await import("../../app/read-sources.ts");
      const { writtenMapping } = await import("../../dataset/index.ts");
      const sources = await readSources(workspace);
      if (!sources.ok) return fail(sources.error);
      const { titles, none } = words[call.reader.language];
      const { mappings } = sources.value;
      const rows = mappings.map(({ source, system, kind, files, into }) => [
        source,
        system,
        kind,
        files.join(", "),
        [...new Set(into.map(({ dataset }) => dataset))].join(", "),
      ]);
      return ok({
        document: { sources: mappings.map(writtenMapping) },
        blocks:
          rows.length === 0
            ? [paragraph(none)]
            : [
                table(
                  titles.map((title) => ({ title })),
                  rows,
                ),
              ],
      });
    }),
});

export const sourceTemplate = defineCommand({
  name: "source template",
  summary: {
    en: "print an empty CSV to fill: approvals, costs, surveys ...",
    fr: "écrire un CSV vide à remplir : approbations, coûts, enquêtes...",
  },
  operands: [
    {
      name: "NAME",
      summary: { en: "its name; without it, they are listed", fr: "son nom ; sans lui, ils sont listés" },
      required: false,
    },
  ],
  options: {},
  examples: [
    {
      line: "entente source template approvals",
      says: { en: "To record who approved which lead:", fr: "Pour noter qui a approuvé quel prospect :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { workspacePresets } = await import("../../app/read-sources.ts");
      const { presets, problems } = workspacePresets(workspace);
      const templates = presets.filter(({ preset }) => preset.isTemplate);
      const [name] = call.operands;
      const { language } = call.reader;
      const say = words[language];
      if (name === undefined) {
        const rows = templates.map(({ preset }) => [preset.name, preset.label[language]]);
        return ok({
          document: { templates: templates.map(({ preset: { name: id, label } }) => ({ name: id, label })) },
          warnings: problems,
          blocks: [
            table(
              say.template.map((title) => ({ title })),
              rows,
            ),
            paragraph(say.use),
          ],
        });
      }
      const found = templates.find(({ preset }) => preset.name === name);
      if (found === undefined) {
        const known = templates.map(({ preset }) => preset.name);
        return fail([cliProblem("template-unknown", { name, known }, { suggestion: nearest(name, known) })]);
      }
      const csv = await readFile(join(found.folder, "template.csv"), "utf8");
      return ok({ document: { name, csv }, blocks: [verbatim(csv)] });
    }),
});
