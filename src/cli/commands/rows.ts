import { csvText, fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { paragraph, verbatim } from "../printing/block.ts";
import { withSession } from "../with-session.ts";
import { questionOf, questionOptions } from "./question-options.ts";

const defaultLimit = 20;
const mostRows = 1_000_000;

export const rows = defineCommand({
  name: "rows",
  summary: { en: "open the rows behind a number", fr: "ouvrir les lignes derrière un chiffre" },
  operands: [
    {
      name: "METRIC",
      summary: { en: "one id from `entente metrics`", fr: "un identifiant donné par `entente metrics`" },
      required: true,
    },
  ],
  options: {
    ...questionOptions,
    cell: {
      kind: "pairs",
      value: "DIM=VALUE,...",
      summary: {
        en: "which cell; a dimension left out stands for all its values",
        fr: "quelle case ; une dimension omise vaut pour toutes ses valeurs",
      },
    },
    earlier: {
      kind: "flag",
      summary: { en: "of the value it is compared with", fr: "de la valeur à laquelle elle est comparée" },
    },
    limit: {
      kind: "integer",
      value: "N",
      summary: {
        en: `how many (default: ${defaultLimit}; all with --csv)`,
        fr: `combien (par défaut : ${defaultLimit} ; toutes avec --csv)`,
      },
    },
    csv: { kind: "flag", summary: { en: "print CSV", fr: "écrire du CSV" } },
  },
  examples: [
    {
      line: "entente rows leads --by network --grain month --cell network=linkedin,period=2024-03",
      says: {
        en: "The leads that LinkedIn brought in March:",
        fr: "Les prospects venus de LinkedIn en mars :",
      },
    },
  ],
  run: async (call) =>
    withSession(call, call.options.snapshot, async (session, workspace) => {
      const { queryMetric } = await import("../../app/query-metric.ts");
      const { openRows } = await import("../../app/open-rows.ts");
      const { findCell } = await import("../show/find-cell.ts");
      const { rowsAsTable, showRows } = await import("../show/rows.ts");
      const [metric = ""] = call.operands;
      const { cell, csv, earlier, limit = csv ? mostRows : defaultLimit } = call.options;
      const question = questionOf([metric], call.options, workspace.settings.timezone);
      const answer = await queryMetric(session, question);
      if (!answer.ok) return fail(answer.error);
      const keys = findCell(answer.value, cell);
      if (!keys.ok) return fail(keys.error);
      const opened = await openRows(session, answer.value.query, {
        metric,
        keys: keys.value,
        earlier,
        limit,
      });
      if (!opened.ok) return fail(opened.error);
      const { titles, rows: table } = rowsAsTable(opened.value);
      const named = Object.entries(keys.value)
        .map(([key, value]) => `${key} = ${value ?? "null"}`)
        .join(", ");
      return ok({
        document: { metric, keys: keys.value, ...opened.value },
        blocks: csv
          ? [verbatim(csvText(titles, table))]
          : [
              paragraph([metric, named].filter((part) => part !== "").join(": "), "strong"),
              ...showRows(opened.value, call.reader, workspace.settings.timezone),
            ],
      });
    }),
});
