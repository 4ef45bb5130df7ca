import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { paragraph } from "../printing/block.ts";
import { workspaceFolder } from "../with-workspace.ts";

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
  run: async (call) => {
    const { checkWorkspace } = await import("../../app/check-workspace.ts");
    const checked = await checkWorkspace(await workspaceFolder(call));
    if (!checked.ok) return fail(checked.error);
    const { warnings, ...counts } = checked.value;
    const { metrics, files, sources } = counts;
    const [all, own, mapped] = [metrics, files, sources].map((count) => formatCount(count, call.reader));
    return ok({
      document: counts,
      warnings,
      blocks: [paragraph(words[call.reader.language](all ?? "", own ?? "", mapped ?? ""))],
    });
  },
});
