import { fail, ok } from "../../core/index.ts";
import { asOfOption, endOfDay } from "../as-of.ts";
import { defineCommand } from "../command.ts";
import { withSession } from "../with-session.ts";

export const find = defineCommand({
  name: "find",
  summary: {
    en: "find which step lost conversion or speed, of whom, and since when",
    fr: "trouver quelle étape a perdu en conversion ou en vitesse, chez qui et depuis quand",
  },
  operands: [
    {
      name: "CONVERSION",
      summary: {
        en: "a funnel, or conversions that follow each other, from `entente metrics`",
        fr: "un entonnoir, ou des conversions qui se suivent, donnés par `entente metrics`",
      },
      required: true,
      many: true,
    },
  ],
  options: {
    by: {
      kind: "list",
      value: "DIM,...",
      summary: {
        en: "search these dimensions (default: all of 2 to 60 values)",
        fr: "chercher dans ces dimensions (par défaut : toutes celles de 2 à 60 valeurs)",
      },
    },
    where: {
      kind: "text",
      value: "EXPR",
      summary: {
        en: "only among those: country = 'FR'",
        fr: "seulement parmi ceux-là : country = 'FR'",
      },
    },
    value: {
      kind: "text",
      value: "METRIC",
      summary: {
        en: "what a conversion of the last step is worth (default: average_won_amount)",
        fr: "valeur d'une conversion de la dernière étape (par défaut : average_won_amount)",
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
      line: "entente find lead_to_mql_rate mql_to_sal_rate sal_to_sql_rate sql_to_opportunity_rate opportunity_to_customer_rate",
      says: {
        en: "Where the way from lead to customer broke:",
        fr: "Où le chemin du prospect au client s'est rompu :",
      },
    },
    {
      line: "entente find mql_to_sal_rate --by rep,territory,segment",
      says: {
        en: "One step, in three dimensions:",
        fr: "Une seule étape, dans trois dimensions :",
      },
    },
  ],
  run: async (call) =>
    withSession(call, call.options.snapshot, async (session, workspace) => {
      const { findBreaks } = await import("../../app/find-breaks.ts");
      const { showBreaks } = await import("../show/breaks.ts");
      const { by, where, value, "as-of": day } = call.options;
      const found = await findBreaks(session, call.operands, {
        by,
        ...(where !== undefined && { where }),
        ...(value !== undefined && { value }),
        ...(day !== undefined && { asOf: endOfDay(workspace.settings.timezone, day) }),
      });
      if (!found.ok) return fail(found.error);
      return ok({ document: found.value, blocks: showBreaks(found.value, call.reader) });
    }),
});
