import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { withSession } from "../with-session.ts";

const [defaultSamples, defaultTop, defaultGrain] = [3, 3, "month"];

export const diff = defineCommand({
  name: "diff",
  summary: {
    en: "compare two sets of definitions: what changed in meaning, or whom it changes",
    fr: "comparer deux jeux de définitions : ce qui change de sens, ou pour qui",
  },
  operands: [
    {
      name: "A",
      summary: {
        en: 'before: a workspace, a folder of definitions, "catalogue", or a concept (--rows)',
        fr: "avant : espace de travail, dossier de définitions, « catalogue », ou concept (--rows)",
      },
      required: true,
    },
    {
      name: "B",
      summary: { en: "after: the same", fr: "après : de même" },
      required: true,
    },
  ],
  options: {
    rows: {
      kind: "flag",
      summary: {
        en: "who is in each, why not in the other, and what follows for the metrics",
        fr: "qui est dans chacune, pourquoi pas dans l'autre, et l'effet sur les indicateurs",
      },
    },
    concept: {
      kind: "text",
      value: "ID",
      summary: {
        en: "of two folders, the concept to compare (default: each that differs)",
        fr: "de deux dossiers, le concept à comparer (par défaut : chacun qui diffère)",
      },
    },
    samples: {
      kind: "integer",
      value: "N",
      summary: {
        en: `how many are shown of each cause (default: ${defaultSamples})`,
        fr: `combien montrer de chaque cause (par défaut : ${defaultSamples})`,
      },
    },
    by: {
      kind: "list",
      value: "DIM,...",
      summary: {
        en: "dimensions in which segments are looked for (default: each that is a text)",
        fr: "dimensions où chercher les segments (par défaut : toutes celles de texte)",
      },
    },
    grain: {
      kind: "text",
      value: "GRAIN",
      summary: {
        en: `periods in which changes are looked for (default: ${defaultGrain})`,
        fr: `périodes où chercher les variations (par défaut : ${defaultGrain})`,
      },
    },
    snapshot: {
      kind: "text",
      value: "ID",
      summary: {
        en: "a kept snapshot (default: the current one)",
        fr: "un instantané gardé (par défaut : le dernier)",
      },
    },
  },
  examples: [
    {
      line: "entente diff catalogue .",
      says: {
        en: "What a workspace changes of the built-in definitions:",
        fr: "Ce qu'un espace de travail change aux définitions intégrées :",
      },
    },
    {
      line: "entente diff ../company-last-week/definitions definitions",
      says: {
        en: "Since a revision that git checked out (git worktree add ../company-last-week REVISION):",
        fr: "Depuis une révision extraite par git (git worktree add ../company-last-week REVISION) :",
      },
    },
    {
      line: "entente diff interested_lead_marketing interested_lead_sales --rows",
      says: {
        en: "On whom marketing and sales differ, and why:",
        fr: "Sur qui le marketing et les ventes diffèrent, et pourquoi :",
      },
    },
    {
      line: "entente diff . drafts --rows --concept lead",
      says: {
        en: "What a draft of a word would change, on today's rows:",
        fr: "Ce que changerait le projet d'un mot, sur les lignes d'aujourd'hui :",
      },
    },
  ],
  run: async (call) => {
    const [before = "", after = ""] = call.operands;
    const { rows, concept, samples = defaultSamples, by, grain = defaultGrain, snapshot } = call.options;
    if (!rows) {
      const { diffDefinitions } = await import("../../app/diff-definitions.ts");
      const { showDefinitionsDiff } = await import("../show/definitions-diff.ts");
      const found = await diffDefinitions([before, after], call.cwd);
      if (!found.ok) return fail(found.error);
      return ok({ document: found.value, blocks: showDefinitionsDiff(found.value, call.reader) });
    }
    return withSession(call, snapshot, async (session, workspace) => {
      const { diffRows } = await import("../../app/diff-rows.ts");
      const { showRowsDiff } = await import("../show/rows-diff.ts");
      const asked = {
        names: [before, after],
        ...(concept !== undefined && { concept }),
        samples,
        by,
        grain,
      } as const;
      const found = await diffRows(session, workspace, { ...asked, top: defaultTop }, call.cwd);
      if (!found.ok) return fail(found.error);
      const { timezone } = workspace.settings;
      return ok({ document: found.value, blocks: showRowsDiff(found.value, call.reader, timezone) });
    });
  },
});
