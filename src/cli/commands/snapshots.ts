import { ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatCount, formatInstant } from "../format/quantities.ts";
import { paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    titles: ["snapshot", "built", "as of", "loads", "rows", ""],
    current: "current",
    none: "Nothing has been built yet: `entente build`.",
  },
  fr: {
    titles: ["instantané", "construit", "au", "chargements", "lignes", ""],
    current: "actuel",
    none: "Rien n'a encore été construit : `entente build`.",
  },
};

export const snapshots = defineCommand({
  name: "snapshots",
  summary: {
    en: "list the states that were built and are kept",
    fr: "lister les états construits et gardés",
  },
  operands: [],
  options: {},
  examples: [
    { line: "entente snapshots", says: { en: "Oldest first:", fr: "Du plus ancien au plus récent :" } },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { listSnapshots } = await import("../../app/list-snapshots.ts");
      const kept = await listSnapshots(workspace);
      const say = words[call.reader.language];
      const instant = (text: string) => formatInstant(text, call.reader, workspace.settings.timezone);
      const rows = kept.map(({ id, builtAt, asOf, loads, rows: count, isCurrent }) => [
        id,
        instant(builtAt),
        instant(asOf),
        formatCount(loads.length, call.reader),
        formatCount(count, call.reader),
        { text: isCurrent ? say.current : "", tone: "good" as const },
      ]);
      const columns = say.titles.map(
        (title, index) => ({ title, align: index === 3 || index === 4 ? "right" : "left" }) as const,
      );
      return ok({
        document: { snapshots: kept },
        blocks: rows.length === 0 ? [paragraph(say.none)] : [table(columns, rows)],
      });
    }),
});
