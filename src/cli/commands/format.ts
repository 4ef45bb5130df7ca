import { relative } from "node:path";
import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { list, paragraph } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    nothing: (files: string) => `Nothing to change. Files: ${files}.`,
    changed: (changed: string, files: string) => `Files formatted: ${changed} of ${files}.`,
  },
  fr: {
    nothing: (files: string) => `Rien à changer. Fichiers : ${files}.`,
    changed: (changed: string, files: string) => `Fichiers mis en forme : ${changed} sur ${files}.`,
  },
};

export const format = defineCommand({
  name: "format",
  summary: {
    en: "put definition files in the one layout, comments and meaning kept",
    fr: "mettre les fichiers de définitions en forme, sens et commentaires gardés",
  },
  operands: [
    {
      name: "FILE",
      summary: {
        en: "files or folders; by default the workspace's definitions",
        fr: "fichiers ou dossiers ; par défaut les définitions de l'espace de travail",
      },
      required: false,
      many: true,
    },
  ],
  options: {
    check: {
      kind: "flag",
      summary: {
        en: "change nothing; fail when a file is not in the layout",
        fr: "ne rien changer ; échouer si un fichier n'est pas en forme",
      },
    },
  },
  examples: [
    {
      line: "entente format --check",
      says: { en: "Before a commit:", fr: "Avant de valider :" },
    },
  ],
  run: async (call) => {
    const { formatDefinitions } = await import("../../app/format-definitions.ts");
    const { cwd, operands, reader } = call;
    const run = async (paths: readonly string[]) => {
      const formatted = await formatDefinitions(paths, { cwd, isCheck: call.options.check });
      if (!formatted.ok) return fail(formatted.error);
      const { files } = formatted.value;
      const changed = files.filter(({ isChanged }) => isChanged).map(({ path }) => path);
      const [few, all] = [changed.length, files.length].map((count) => formatCount(count, reader));
      const say = words[reader.language];
      const line = changed.length === 0 ? say.nothing(all ?? "") : say.changed(few ?? "", all ?? "");
      return ok({ document: formatted.value, blocks: [paragraph(line), list(changed)] });
    };
    if (operands.length > 0) return run(operands);
    return withWorkspace(call, ({ paths }) => run([relative(cwd, paths.definitions) || "."]));
  },
});
