import { resolve } from "node:path";
import { fail, languages, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { list, paragraph } from "../printing/block.ts";

const words = {
  en: {
    made: (name: string, root: string) => `The workspace "${name}" is ready in ${root}.`,
    check: (timezone: string, currency: string) =>
      `Its time zone is ${timezone} and its currency ${currency}: change them in entente.yaml if that is not right.`,
    next: "What to do next:",
    steps: (folder: string) => [
      `put exports of your tools in ${folder}/sources`,
      `entente source add FILE --workspace ${folder}   proposes what each column and value means`,
      `entente load ${folder}/sources --workspace ${folder}   reads them`,
    ],
  },
  fr: {
    made: (name: string, root: string) => `L'espace de travail « ${name} » est prêt dans ${root}.`,
    check: (timezone: string, currency: string) =>
      `Son fuseau horaire est ${timezone} et sa devise ${currency} : changez-les dans entente.yaml s'il le faut.`,
    next: "Et maintenant :",
    steps: (folder: string) => [
      `déposez les exports de vos outils dans ${folder}/sources`,
      `entente source add FICHIER --workspace ${folder}   propose le sens de chaque colonne et valeur`,
      `entente load ${folder}/sources --workspace ${folder}   les lit`,
    ],
  },
};

export const init = defineCommand({
  name: "init",
  summary: { en: "make a workspace", fr: "créer un espace de travail" },
  operands: [
    {
      name: "DIR",
      summary: { en: "a new or an empty folder", fr: "un dossier nouveau ou vide" },
      required: true,
    },
  ],
  options: {
    name: {
      kind: "text",
      value: "NAME",
      summary: { en: "its name (default: the folder's)", fr: "son nom (par défaut : celui du dossier)" },
    },
    language: {
      kind: "choice",
      value: "en|fr",
      choices: languages,
      summary: {
        en: "the language of its reports (default: yours)",
        fr: "la langue de ses rapports (par défaut : la vôtre)",
      },
    },
    timezone: {
      kind: "text",
      value: "ZONE",
      summary: {
        en: "IANA name (default: this machine's)",
        fr: "nom IANA (par défaut : celui de cette machine)",
      },
    },
    currency: {
      kind: "text",
      value: "CODE",
      summary: { en: "ISO 4217 (default: EUR)", fr: "ISO 4217 (par défaut : EUR)" },
    },
  },
  examples: [
    {
      line: "entente init my-company --timezone Europe/Paris --currency EUR",
      says: { en: "A workspace for a company in Paris:", fr: "Un espace pour une entreprise parisienne :" },
    },
  ],
  run: async ({ operands: [folder = "."], options, reader, cwd }) => {
    const { initWorkspace } = await import("../../app/workspace.ts");
    const made = await initWorkspace(resolve(cwd, folder), {
      language: options.language ?? reader.language,
      ...(options.name !== undefined && { name: options.name }),
      ...(options.timezone !== undefined && { timezone: options.timezone }),
      ...(options.currency !== undefined && { currency: options.currency }),
    });
    if (!made.ok) return fail(made.error);
    const { root, settings } = made.value;
    const say = words[reader.language];
    return ok({
      document: { root, settings },
      blocks: [
        paragraph(say.made(settings.name, root)),
        paragraph(say.check(settings.timezone, settings.currency)),
        paragraph(say.next),
        list(say.steps(folder)),
      ],
    });
  },
});
