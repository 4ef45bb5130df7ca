import type { Language, Localised } from "../core/index.ts";

/** What each stage of a long piece of work is called while it runs. */
export const stages: { readonly [stage: string]: Localised } = {
  demo: { en: "Inventing", fr: "Invention de" },
  inspect: { en: "Looking at", fr: "Examen de" },
  read: { en: "Reading", fr: "Lecture de" },
  check: { en: "Checking", fr: "Contrôle de" },
  compare: { en: "Comparing with earlier loads", fr: "Comparaison avec les chargements précédents" },
  link: { en: "Linking records", fr: "Rapprochement" },
  "back-up": { en: "Backing up", fr: "Sauvegarde de" },
  restore: { en: "Restoring", fr: "Restauration de" },
  build: { en: "Building", fr: "Construction de" },
};

export function stageWords(stage: string, language: Language): string {
  return stages[stage]?.[language] ?? stage;
}
