import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatCount, formatInstant } from "../format/quantities.ts";
import { paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    none: "Nothing has been loaded yet: `entente load PATH`.",
    titles: ["load", "source", "kind", "loaded", "files", "records", ""],
    withdrawn: "undone",
    undone: (id: string) => `The load ${id} is undone: its rows are out of the next build.`,
    companions: (ids: string) => `Loaded by the same call, and still there: ${ids}.`,
    build: "`entente build` makes the numbers without it.",
  },
  fr: {
    none: "Rien n'a encore été chargé : `entente load CHEMIN`.",
    titles: ["chargement", "source", "genre", "le", "fichiers", "enregistrements", ""],
    withdrawn: "annulé",
    undone: (id: string) =>
      `Le chargement ${id} est annulé : ses lignes seront absentes de la prochaine construction.`,
    companions: (ids: string) => `Chargés par le même appel, et toujours là : ${ids}.`,
    build: "`entente build` recalcule les chiffres sans lui.",
  },
};

export const loads = defineCommand({
  name: "loads",
  summary: { en: "list what was loaded, and when", fr: "lister ce qui a été chargé, et quand" },
  operands: [],
  options: {},
  examples: [
    {
      line: "entente loads",
      says: { en: "Every load, oldest first:", fr: "Tous les chargements, du plus ancien au plus récent :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { listLoads } = await import("../../app/list-loads.ts");
      const all = await listLoads(workspace);
      const { none, titles, withdrawn } = words[call.reader.language];
      const { timezone } = workspace.settings;
      const rows = all.map(({ id, source, kind, loadedAt, files, isWithdrawn }) => [
        id,
        source,
        kind,
        formatInstant(loadedAt, call.reader, timezone),
        formatCount(files.length, call.reader),
        formatCount(
          files.reduce((sum, { records }) => sum + records, 0),
          call.reader,
        ),
        isWithdrawn ? ({ text: withdrawn, tone: "warning" } as const) : "",
      ]);
      const columns = titles.map(
        (title, index) => ({ title, align: index === 4 || index === 5 ? "right" : "left" }) as const,
      );
      return ok({
        document: { loads: all },
        blocks: rows.length === 0 ? [paragraph(none)] : [table(columns, rows)],
      });
    }),
});

export const loadsUndo = defineCommand({
  name: "loads undo",
  summary: { en: "take a load back, whole", fr: "annuler un chargement, en entier" },
  operands: [
    {
      name: "ID",
      summary: {
        en: "its id or number, from `entente loads`",
        fr: "son identifiant ou son numéro, donné par `entente loads`",
      },
      required: true,
    },
  ],
  options: {},
  examples: [
    {
      line: "entente loads undo 3",
      says: { en: "Undo the third load:", fr: "Annuler le troisième chargement :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { undoLoad } = await import("../../app/undo-load.ts");
      const undone = await undoLoad(workspace, call.operands[0] ?? "");
      if (!undone.ok) return fail(undone.error);
      const say = words[call.reader.language];
      const { load, companions } = undone.value;
      return ok({
        document: undone.value,
        blocks: [
          paragraph(say.undone(load.id)),
          ...(companions.length > 0 ? [paragraph(say.companions(companions.join(", ")))] : []),
          paragraph(say.build),
        ],
      });
    }),
});
