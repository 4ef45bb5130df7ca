import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { unitIn, unitWords } from "../format/unit-words.ts";
import { heading, paragraph, table } from "../printing/block.ts";
import { bySection, sectionWords } from "../show/section-words.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    dimensions: "Dimensions, for --by and --where",
    next: "`entente explain METRIC` says what one means; `entente query METRIC --by DIMENSION` asks for it.",
    own: "yours",
  },
  fr: {
    dimensions: "Dimensions, pour --by et --where",
    next: "`entente explain INDICATEUR` dit ce qu'il signifie ; `entente query INDICATEUR --by DIMENSION` le demande.",
    own: "à vous",
  },
};

export const metrics = defineCommand({
  name: "metrics",
  summary: { en: "list the metrics and dimensions", fr: "lister les indicateurs et les dimensions" },
  operands: [],
  options: {
    section: {
      kind: "text",
      value: "NAME",
      summary: { en: "of one section only, such as cost", fr: "d'une seule section, par exemple cost" },
    },
  },
  examples: [
    {
      line: "entente metrics --section cost",
      says: { en: "What can be known of costs:", fr: "Ce qu'on peut savoir des coûts :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { loadModel } = await import("../../app/load-model.ts");
      const model = await loadModel(workspace);
      if (!model.ok) return fail(model.error);
      const { language } = call.reader;
      const { currency } = workspace.settings;
      const say = words[language];
      const asked = [...model.value.metrics.values()].filter(
        ({ section }) => call.options.section === undefined || section === call.options.section,
      );
      const dimensions = [...model.value.dimensions.values()];
      const groups = bySection(asked).flatMap(([section, group]) => [
        heading(sectionWords(section, language)),
        table(
          [{ title: "" }, { title: "" }, { title: "" }, { title: "" }],
          group.map(({ id, label, unit, origin }) => [
            { text: `  ${id}`, tone: "strong" },
            label[language],
            { text: unitWords(unitIn(currency, unit), language), tone: "dim" },
            { text: origin === "workspace" ? say.own : "", tone: "good" },
          ]),
        ),
      ]);
      return ok({
        document: {
          metrics: asked.map(
            ({ id, label, description, unit, section, polarity, origin, hash, formulaWords }) => ({
              id,
              label,
              description,
              unit,
              section,
              polarity,
              origin,
              hash,
              formula: formulaWords,
            }),
          ),
          dimensions: dimensions.map(({ id, label, type, origin, hash }) => ({
            id,
            label,
            type,
            origin,
            hash,
          })),
        },
        blocks: [
          ...groups,
          heading(say.dimensions),
          table(
            [{ title: "" }, { title: "" }],
            dimensions.map(({ id, label }) => [{ text: `  ${id}`, tone: "strong" }, label[language]]),
          ),
          paragraph(say.next),
        ],
      });
    }),
});
