import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { verbatim } from "../printing/block.ts";
import { withSession } from "../with-session.ts";
import { questionOf, questionOptions } from "./question-options.ts";

export const query = defineCommand({
  name: "query",
  summary: { en: "ask for metrics", fr: "demander des indicateurs" },
  operands: [
    {
      name: "METRIC",
      summary: { en: "ids from `entente metrics`", fr: "identifiants donnés par `entente metrics`" },
      required: true,
      many: true,
    },
  ],
  options: {
    ...questionOptions,
    order: {
      kind: "list",
      value: "COLUMN,...",
      summary: {
        en: "order by these; leads:desc, the largest first",
        fr: "trier selon ; leads:desc, le plus grand d'abord",
      },
    },
    limit: {
      kind: "integer",
      value: "N",
      summary: { en: "the first N rows only", fr: "les N premières lignes seulement" },
    },
    fill: { kind: "flag", summary: { en: "show empty periods too", fr: "montrer aussi les périodes vides" } },
    csv: { kind: "flag", summary: { en: "print CSV", fr: "écrire du CSV" } },
  },
  examples: [
    {
      line: "entente query leads mqls win_rate --by network --grain quarter --from 2024-01-01",
      says: {
        en: "Three metrics by network and quarter:",
        fr: "Trois indicateurs par réseau et par trimestre :",
      },
    },
    {
      line: `entente query cost_per_lead --where "country = 'FR'" --from 2024-10-01 --to 2024-12-31 --compare previous`,
      says: { en: "One quarter beside the one before:", fr: "Un trimestre à côté du précédent :" },
    },
  ],
  run: async (call) =>
    withSession(call, call.options.snapshot, async (session, workspace) => {
      const { queryMetric } = await import("../../app/query-metric.ts");
      const { printAnswerCsv } = await import("../../app/print-answer.ts");
      const { showAnswer } = await import("../show/answer.ts");
      const { limit, fill, order } = call.options;
      const answer = await queryMetric(session, {
        ...questionOf(call.operands, call.options, workspace.settings.timezone),
        fill,
        order: order.map((text) => ({
          by: text.replace(/:(asc|desc)$/, ""),
          descending: text.endsWith(":desc"),
        })),
        ...(limit !== undefined && { limit }),
      });
      if (!answer.ok) return fail(answer.error);
      const blocks = call.options.csv
        ? [verbatim(printAnswerCsv(answer.value))]
        : showAnswer(answer.value, call.reader);
      return ok({ document: answer.value, blocks });
    }),
});
