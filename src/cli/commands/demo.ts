import { resolve } from "node:path";
import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import type { Fact } from "../../demo/index.ts";

/** Named again, so that help loads no generator; one that is missing or too many does not compile. */
const factNames: { readonly [F in Fact]: F } = {
  duplicates: "duplicates",
  bad_emails: "bad_emails",
  broken_step: "broken_step",
  top_network: "top_network",
  campaign_effect: "campaign_effect",
  uncovered_territory: "uncovered_territory",
  two_definitions: "two_definitions",
  lifetime: "lifetime",
  contributions: "contributions",
};
const facts = Object.values(factNames);

export const demo = defineCommand({
  name: "demo",
  summary: {
    en: "invent a company: its exports, loaded and built, and its scorecard",
    fr: "inventer une entreprise : exports, chargement, tableau de bord",
  },
  operands: [
    {
      name: "DIR",
      summary: {
        en: "a new or an empty folder, or a demo to run again",
        fr: "un dossier nouveau ou vide, ou une démo à relancer",
      },
      required: true,
    },
  ],
  options: {
    size: {
      kind: "choice",
      value: "s|m|l",
      choices: ["s", "m", "l"],
      summary: {
        en: "2,000, 50,000 or 1,000,000 people (default: s)",
        fr: "2 000, 50 000 ou 1 000 000 de personnes (par défaut : s)",
      },
    },
    seed: {
      kind: "integer",
      value: "N",
      summary: {
        en: "another number, another company (default: 1)",
        fr: "un autre nombre, une autre entreprise (par défaut : 1)",
      },
    },
    without: {
      kind: "list",
      value: "FACT,...",
      choices: facts,
      summary: { en: "leave planted facts out", fr: "laisser de côté des faits plantés" },
    },
  },
  examples: [
    {
      line: "entente demo demo",
      says: { en: "A small company in the folder demo:", fr: "Une petite entreprise dans le dossier demo :" },
    },
    {
      line: "entente demo quiet --size m --seed 7 --without broken_step,top_network",
      says: {
        en: "A larger one, in which two things do not happen:",
        fr: "Une plus grande, où deux choses n'arrivent pas :",
      },
    },
  ],
  run: async (call) => {
    const { runDemo } = await import("../demo/run-demo.ts");
    const { showDemo } = await import("../demo/show-demo.ts");
    const folder = resolve(call.cwd, call.operands[0] ?? "");
    const { size = "s", seed = 1, without } = call.options;
    const asked = {
      size,
      seed,
      without: facts.filter((fact) => without.includes(fact)),
      language: call.reader.language,
    };
    const made = await runDemo(folder, asked, call.report);
    if (!made.ok) return fail(made.error);
    return ok({ document: made.value, blocks: showDemo(made.value, call.operands[0] ?? "", call.reader) });
  },
});
