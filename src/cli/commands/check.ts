import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { paragraph } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: (metrics: string, own: string, sources: string) =>
    `All is right. Metrics: ${metrics}; files of your own definitions: ${own}; sources: ${sources}.`,
  fr: (metrics: string, own: string, sources: string) =>
    `Tout est en ordre. Indicateurs : ${metrics} ; fichiers de définitions à vous : ${own} ; sources : ${sources}.`,
};

export const check = defineCommand({
  name: "check",
  summary: {
    en: "check definitions, mappings and values: every problem at once",
    fr: "contrôler définitions et correspondances : tous les problèmes d'un coup",
  },
  operands: [],
  options: {},
  examples: [
    {
      line: "entente check",
      says: { en: "After a file was changed:", fr: "Après avoir modifié un fichier :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { checkDefinitions } = await import("../../app/check-definitions.ts");
      const { readSources } = await import("../../app/read-sources.ts");
      const definitions = await checkDefinitions(workspace);
      const sources = await readSources(workspace);
      const problems = [...definitions.problems, ...(sources.ok ? [] : sources.error)];
      if (problems.some(({ severity }) => severity === "error")) return fail(problems);
      const counts = {
        metrics: definitions.model?.metrics.size ?? 0,
        files: definitions.files.length,
        sources: sources.ok ? sources.value.mappings.length : 0,
      };
      const [all, own, mapped] = [counts.metrics, counts.files, counts.sources].map((count) =>
        formatCount(count, call.reader),
      );
      return ok({
        document: counts,
        warnings: problems,
        blocks: [paragraph(words[call.reader.language](all ?? "", own ?? "", mapped ?? ""))],
      });
    }),
});
