import { languages } from "../../core/index.ts";
import type { Options } from "../command.ts";

/** Options of every verb. */
export const globalOptions = {
  workspace: {
    kind: "text",
    value: "DIR",
    summary: {
      en: "the workspace (default: the nearest entente.yaml upward)",
      fr: "l'espace de travail (par défaut : le premier entente.yaml en remontant)",
    },
  },
  json: {
    kind: "flag",
    summary: { en: "print one JSON document", fr: "écrire un seul document JSON" },
  },
  lang: {
    kind: "choice",
    value: "en|fr",
    choices: languages,
    summary: {
      en: "the language (default: ENTENTE_LANG, then the locale)",
      fr: "la langue (par défaut : ENTENTE_LANG, puis les paramètres régionaux)",
    },
  },
  help: {
    kind: "flag",
    summary: { en: "explain the verb, with an example (-h)", fr: "expliquer le verbe, avec un exemple (-h)" },
  },
  version: {
    kind: "flag",
    summary: { en: "print the version (-V)", fr: "écrire la version (-V)" },
  },
} as const satisfies Options;
