import { fail, ok } from "../../core/index.ts";
import { asOfOption, endOfDay } from "../as-of.ts";
import { defineCommand } from "../command.ts";
import { paragraph } from "../printing/block.ts";
import { withSession } from "../with-session.ts";

const words = {
  en: "`entente explain METRIC` says what a line means, `entente rows METRIC` opens its rows.",
  fr: "`entente explain INDICATEUR` dit ce que signifie une ligne, `entente rows INDICATEUR` ouvre ses lignes.",
};

export const scorecard = defineCommand({
  name: "scorecard",
  summary: {
    en: "every metric: last month, last quarter, all time",
    fr: "tous les indicateurs : dernier mois, dernier trimestre, depuis le début",
  },
  operands: [],
  options: {
    section: {
      kind: "list",
      value: "NAME,...",
      summary: {
        en: "of these sections only, such as cost,sales",
        fr: "de ces sections seulement, par exemple cost,sales",
      },
    },
    ...asOfOption,
    snapshot: {
      kind: "text",
      value: "ID",
      summary: {
        en: "on a kept snapshot (default: the current one)",
        fr: "sur un instantané gardé (par défaut : l'actuel)",
      },
    },
  },
  examples: [
    {
      line: "entente scorecard --section acquisition,cost",
      says: { en: "Leads and what they cost:", fr: "Les prospects et leur coût :" },
    },
  ],
  run: async (call) =>
    withSession(call, call.options.snapshot, async (session, workspace) => {
      const useCase = await import("../../app/scorecard.ts");
      const { showScorecard } = await import("../show/scorecard.ts");
      const { section, "as-of": day } = call.options;
      const card = await useCase.scorecard(session, {
        ...(section.length > 0 && { sections: section }),
        ...(day !== undefined && { asOf: endOfDay(workspace.settings.timezone, day) }),
      });
      if (!card.ok) return fail(card.error);
      return ok({
        document: card.value,
        blocks: [
          ...showScorecard(card.value, workspace.settings.name, call.reader),
          paragraph(words[call.reader.language], "dim"),
        ],
      });
    }),
});
