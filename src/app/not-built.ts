import { Refusal } from "../core/index.ts";

export function notBuilt(): Refusal {
  return new Refusal("snapshot-none", {
    en: "Nothing has been built yet: load your exports first (entente load).",
    fr: "Rien n'a encore été construit : chargez d'abord vos exports (entente load).",
  });
}
