import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { withSession } from "../with-session.ts";

export const explain = defineCommand({
  name: "explain",
  summary: {
    en: "say what a metric means, rests on, and how it is computed",
    fr: "dire ce qu'un indicateur signifie, sur quoi il repose, son calcul",
  },
  operands: [
    {
      name: "METRIC",
      summary: { en: "one id from `entente metrics`", fr: "un identifiant donné par `entente metrics`" },
      required: true,
    },
  ],
  options: {},
  examples: [
    {
      line: "entente explain cac_paid",
      says: { en: "What paid CAC is made of:", fr: "De quoi est fait le CAC payant :" },
    },
  ],
  run: async (call) =>
    withSession(call, undefined, async (session) => {
      const { explainMetric } = await import("../../app/explain-metric.ts");
      const { showExplanation } = await import("../show/explanation.ts");
      const explained = explainMetric(session, call.operands[0] ?? "");
      if (!explained.ok) return fail(explained.error);
      return ok({ document: explained.value, blocks: showExplanation(explained.value, call.reader) });
    }),
});
