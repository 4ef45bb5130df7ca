import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "entity-unknown": { readonly entity: "person" | "company"; readonly named: string };
  readonly "record-unknown": { readonly entity: "person" | "company"; readonly named: string };
  readonly "records-apart": { readonly records: readonly string[] };
  readonly "records-all": { readonly records: number };
  readonly "merge-decided-against": { readonly decision: string; readonly by: string; readonly day: string };
  readonly "merge-one": { readonly record: string };
  readonly "decision-unknown": { readonly id: string };
}

const objects = {
  en: { person: "person", company: "company" },
  fr: { person: "personne", company: "entreprise" },
};

const words: ProblemWords<Facts> = {
  en: {
    "entity-unknown": ({ entity, named }) =>
      `No ${objects.en[entity]} is named ${named}. Name an id, a record (hubspot:501), ${entity === "person" ? "an e-mail address" : "a domain, a name that one company bears"}.`,
    "record-unknown": ({ entity, named }) =>
      `No record of a ${objects.en[entity]} is named ${named}. \`entente ${entity} show\` names the records of one.`,
    "records-apart": ({ records }) =>
      `${records.join(", ")} are not records of one entity, so they cannot be split from it. Name records of one.`,
    "records-all": ({ records }) =>
      `These are all ${records} records of the entity: there is nothing to split them from. Name those that belong elsewhere.`,
    "merge-decided-against": ({ decision, by, day }) =>
      `${by} decided on ${day} that these are never one. To merge them all the same: entente identity revoke ${decision}`,
    "merge-one": ({ record }) =>
      `Only ${record} was named: there is nothing to merge it with. Name two or more.`,
    "decision-unknown": ({ id }) => `No decision is named ${id}. \`entente identity decisions\` lists them.`,
  },
  fr: {
    "entity-unknown": ({ entity, named }) =>
      `Aucune ${objects.fr[entity]} n'est désignée par ${named}. Donnez un identifiant, un enregistrement (hubspot:501), ${entity === "person" ? "une adresse e-mail" : "un domaine, un nom qu'une seule entreprise porte"}.`,
    "record-unknown": ({ entity, named }) =>
      `Aucun enregistrement d'une ${objects.fr[entity]} n'est désigné par ${named}. \`entente ${entity} show\` donne ceux de l'une d'elles.`,
    "records-apart": ({ records }) =>
      `${records.join(", ")} ne sont pas les enregistrements d'une même entité : on ne peut pas les en séparer. Nommez ceux d'une seule.`,
    "records-all": ({ records }) =>
      `Ce sont les ${records} enregistrements de l'entité : il n'y a rien dont les séparer. Nommez ceux qui n'en sont pas.`,
    "merge-decided-against": ({ decision, by, day }) =>
      `${by} a décidé le ${day} que ce ne sont jamais les mêmes. Pour les fusionner malgré tout : entente identity revoke ${decision}`,
    "merge-one": ({ record }) =>
      `Seul ${record} est nommé : il n'y a rien avec quoi le fusionner. Nommez-en au moins deux.`,
    "decision-unknown": ({ id }) =>
      `Aucune décision n'est désignée par ${id}. \`entente identity decisions\` les liste.`,
  },
};

export const problem = problemsOf<Facts>(words);
