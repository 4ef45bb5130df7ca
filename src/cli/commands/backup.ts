import { resolve } from "node:path";
import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatBytes, formatCount, formatDay } from "../format/quantities.ts";
import { list, paragraph } from "../printing/block.ts";
import { version } from "../version.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    backedUp: (folder: string, files: string, bytes: string) =>
      `The workspace is backed up in ${folder}: ${files} files, ${bytes}.`,
    without:
      "Settings, definitions, mappings, loads and decisions are in it; exports in sources/ and snapshots are not.",
    until: (day: string) => `Delete it by ${day}: whoever is erased from the workspace still stands in it.`,
    restored: (root: string, loads: string) => `The workspace is back in ${root}, with its ${loads} loads.`,
    next: "What to do next:",
    steps: (root: string) => [`entente build --workspace ${root}   makes the numbers again`],
  },
  fr: {
    backedUp: (folder: string, files: string, bytes: string) =>
      `L'espace de travail est sauvegardé dans ${folder} : ${files} fichiers, ${bytes}.`,
    without:
      "Réglages, définitions, correspondances, chargements et décisions y sont ; les exports de sources/ et les instantanés n'y sont pas.",
    until: (day: string) =>
      `Supprimez-la au plus tard le ${day} : les personnes effacées de l'espace de travail y figurent encore.`,
    restored: (root: string, loads: string) =>
      `L'espace de travail est de retour dans ${root}, avec ses ${loads} chargements.`,
    next: "Et maintenant :",
    steps: (root: string) => [`entente build --workspace ${root}   recalcule les chiffres`],
  },
};

export const backup = defineCommand({
  name: "backup",
  summary: {
    en: "copy what cannot be computed again",
    fr: "copier ce qui ne peut pas être recalculé",
  },
  operands: [
    {
      name: "DIR",
      summary: {
        en: "where the backup's own folder is made, best on another disk",
        fr: "où créer le dossier de la sauvegarde, de préférence sur un autre disque",
      },
      required: true,
    },
  ],
  options: {
    "keep-days": {
      kind: "integer",
      value: "N",
      summary: {
        en: "days after which it should be deleted (default: 90)",
        fr: "jours au bout desquels la supprimer (par défaut : 90)",
      },
    },
  },
  examples: [
    {
      line: "entente backup /mnt/backups --keep-days 30",
      says: { en: "Once a day, by a scheduler:", fr: "Une fois par jour, par un planificateur :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { backUp } = await import("../../app/back-up.ts");
      const { operands, options, reader, cwd, report } = call;
      const keepDays = options["keep-days"];
      const done = await backUp(workspace, {
        into: resolve(cwd, operands[0] ?? ""),
        program: version(),
        report,
        ...(keepDays !== undefined && { keepDays }),
      });
      if (!done.ok) return fail(done.error);
      const { folder, manifest, files, bytes } = done.value;
      const say = words[reader.language];
      return ok({
        document: done.value,
        blocks: [
          paragraph(say.backedUp(folder, formatCount(files, reader), formatBytes(bytes, reader)), "good"),
          paragraph(say.without),
          paragraph(say.until(formatDay(manifest.expiresAt.slice(0, 10), reader))),
        ],
      });
    }),
});

export const restore = defineCommand({
  name: "restore",
  summary: {
    en: "make a workspace of a backup, once it was found undamaged",
    fr: "refaire un espace de travail d'une sauvegarde reconnue intacte",
  },
  operands: [
    {
      name: "BACKUP",
      summary: {
        en: "the folder that `entente backup` printed",
        fr: "le dossier affiché par `entente backup`",
      },
      required: true,
    },
    {
      name: "DIR",
      summary: { en: "a new or an empty folder", fr: "un dossier nouveau ou vide" },
      required: true,
    },
  ],
  options: {},
  examples: [
    {
      line: "entente restore /mnt/backups/my-company-2026-03-31T020000000Z my-company",
      says: { en: "After a disk was lost:", fr: "Après la perte d'un disque :" },
    },
  ],
  run: async ({ operands: [from = "", into = ""], reader, cwd, report }) => {
    const useCase = await import("../../app/restore.ts");
    const restored = await useCase.restore({
      from: resolve(cwd, from),
      into: resolve(cwd, into),
      at: new Date(),
      report,
    });
    if (!restored.ok) return fail(restored.error);
    const { workspace, manifest, files, warnings } = restored.value;
    const say = words[reader.language];
    return ok({
      document: { root: workspace.root, ...manifest, files },
      warnings,
      blocks: [
        paragraph(say.restored(workspace.root, formatCount(manifest.loads, reader)), "good"),
        paragraph(say.next),
        list(say.steps(workspace.root)),
      ],
    });
  },
});
