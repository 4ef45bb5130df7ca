import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";

export const diff = defineCommand({
  name: "diff",
  summary: {
    en: "compare two sets of definitions: what changed in meaning, and what rests on it",
    fr: "comparer deux jeux de définitions : ce qui a changé de sens, et ce qui repose dessus",
  },
  operands: [
    {
      name: "A",
      summary: {
        en: 'before: a workspace, a folder of definitions, or "catalogue"',
        fr: "avant : un espace de travail, un dossier de définitions, ou « catalogue »",
      },
      required: true,
    },
    {
      name: "B",
      summary: { en: "after: the same", fr: "après : de même" },
      required: true,
    },
  ],
  options: {},
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
  ],
  run: async ({ operands, cwd, reader }) => {
    const { diffDefinitions } = await import("../../app/diff-definitions.ts");
    const { showDefinitionsDiff } = await import("../show/definitions-diff.ts");
    const [before = "", after = ""] = operands;
    const found = await diffDefinitions([before, after], cwd);
    if (!found.ok) return fail(found.error);
    return ok({ document: found.value, blocks: showDefinitionsDiff(found.value, reader) });
  },
});
