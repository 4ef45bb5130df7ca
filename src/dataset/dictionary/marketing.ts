import { column, type DatasetSpec } from "./spec.ts";

const campaignColumn = column("campaign_id", "key", ["Campaign", "Campagne"], {
  references: "campaign",
  domain: "campaign",
});
const networkColumn = column("network", "text", ["Network", "Réseau"], { domain: "network" });
const channelColumn = column("channel", "text", ["Channel", "Canal"], { domain: "channel" });

export const campaign: DatasetSpec = {
  name: "campaign",
  label: { en: "Campaign", fr: "Campagne" },
  grain: { en: "one row per campaign", fr: "une ligne par campagne" },
  key: "campaign_id",
  kind: "state",
  columns: [
    column("campaign_id", "key", ["Campaign", "Campagne"], { required: true, domain: "campaign" }),
    column("name", "text", ["Name", "Nom"]),
    channelColumn,
    networkColumn,
    column("strategy", "text", ["Strategy", "Stratégie"]),
    column("starts_on", "date", ["Starts", "Début"]),
    column("ends_on", "date", ["Ends", "Fin"]),
  ],
};

export const touch: DatasetSpec = {
  name: "touch",
  label: { en: "Touch", fr: "Contact marketing" },
  grain: {
    en: "one row per marketing contact with a person",
    fr: "une ligne par contact marketing avec une personne",
  },
  key: "touch_id",
  time: "occurred_at",
  kind: "event",
  columns: [
    column("touch_id", "key", ["Touch", "Contact"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("kind", "text", ["Kind", "Nature"], { domain: "touch_kind" }),
    campaignColumn,
    channelColumn,
    networkColumn,
    column("occurred_at", "instant", ["Occurred", "Survenu le"], { required: true }),
  ],
};

export const spend: DatasetSpec = {
  name: "spend",
  label: { en: "Spend", fr: "Dépense" },
  grain: {
    en: "one row per day, campaign and kind of cost",
    fr: "une ligne par jour, campagne et nature de coût",
  },
  key: "spend_id",
  time: "day",
  kind: "event",
  columns: [
    column("spend_id", "key", ["Spend", "Dépense"], { required: true }),
    column("day", "date", ["Day", "Jour"], { required: true }),
    campaignColumn,
    channelColumn,
    networkColumn,
    column("strategy", "text", ["Strategy", "Stratégie"]),
    column("cost_kind", "text", ["Kind of cost", "Nature de coût"], { domain: "cost_kind", required: true }),
    column("amount", "money", ["Amount", "Montant"], { required: true }),
    column("impressions", "integer", ["Impressions", "Impressions"], {
      unit: "impressions",
      range: [0, null],
    }),
    column("clicks", "integer", ["Clicks", "Clics"], { unit: "clicks", range: [0, null] }),
    column("conversions", "decimal", ["Conversions (platform)", "Conversions (plateforme)"], {
      unit: "conversions",
    }),
  ],
};

export const allocatedSpend: DatasetSpec = {
  name: "allocated_spend",
  label: { en: "Allocated spend", fr: "Dépense affectée" },
  grain: {
    en: "one row per spend and campaign that bears a share of it",
    fr: "une ligne par dépense et campagne qui en porte une part",
  },
  key: "allocated_spend_id",
  time: "day",
  kind: "derived",
  columns: [
    column("allocated_spend_id", "key", ["Share", "Part"], { computed: true }),
    column("spend_id", "key", ["Spend", "Dépense"], { references: "spend", computed: true }),
    column("day", "date", ["Day", "Jour"], { computed: true }),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", computed: true }),
    column("channel", "text", ["Channel", "Canal"], { computed: true }),
    column("network", "text", ["Network", "Réseau"], { computed: true }),
    column("strategy", "text", ["Strategy", "Stratégie"], { computed: true }),
    column("cost_kind", "text", ["Kind of cost", "Nature de coût"], { computed: true }),
    column("amount", "money", ["Amount", "Montant"], { computed: true }),
    column("is_shared", "boolean", ["Shared cost", "Coût partagé"], { computed: true }),
  ],
};

export const acquisition: DatasetSpec = {
  name: "acquisition",
  label: { en: "Acquisition source", fr: "Source d'acquisition" },
  grain: {
    en: "one row per person whose lead has a known touch, by the acquisition rule",
    fr: "une ligne par personne dont le prospect a un contact connu, selon la règle d'acquisition",
  },
  key: "person_id",
  time: "occurred_at",
  kind: "derived",
  columns: [
    column("person_id", "entity", ["Person", "Personne"], { computed: true }),
    column("touch_id", "key", ["Touch", "Contact"], { references: "touch", computed: true }),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", computed: true }),
    column("channel", "text", ["Channel", "Canal"], { computed: true }),
    column("network", "text", ["Network", "Réseau"], { computed: true }),
    column("strategy", "text", ["Strategy", "Stratégie"], { computed: true }),
    column("occurred_at", "instant", ["Occurred", "Survenu le"], { computed: true }),
  ],
};

export const socialDay: DatasetSpec = {
  name: "social_day",
  label: { en: "Social account, by day", fr: "Compte social, par jour" },
  grain: { en: "one row per account and day", fr: "une ligne par compte et par jour" },
  key: "social_day_id",
  time: "day",
  kind: "state",
  columns: [
    column("social_day_id", "key", ["Account and day", "Compte et jour"], { required: true }),
    column("day", "date", ["Day", "Jour"], { required: true }),
    column("network", "text", ["Network", "Réseau"], { domain: "network", required: true }),
    column("account", "text", ["Account", "Compte"]),
    column("followers", "integer", ["Followers", "Abonnés"], { unit: "followers", range: [0, null] }),
    column("new_followers", "integer", ["New followers", "Nouveaux abonnés"], { unit: "followers" }),
    ...engagementColumns(),
  ],
};

export const socialPost: DatasetSpec = {
  name: "social_post",
  label: { en: "Social post", fr: "Publication sociale" },
  grain: {
    en: "one row per post, with its latest lifetime figures",
    fr: "une ligne par publication, avec ses derniers chiffres cumulés",
  },
  key: "social_post_id",
  time: "published_at",
  kind: "state",
  columns: [
    column("social_post_id", "key", ["Post", "Publication"], { required: true }),
    column("network", "text", ["Network", "Réseau"], { domain: "network", required: true }),
    column("account", "text", ["Account", "Compte"]),
    column("type", "text", ["Type", "Type"]),
    column("product_id", "key", ["Product", "Produit"], { references: "product", domain: "product" }),
    campaignColumn,
    column("published_at", "instant", ["Published", "Publiée le"]),
    ...engagementColumns(),
  ],
};

export const socialInteraction: DatasetSpec = {
  name: "social_interaction",
  label: { en: "Social interaction", fr: "Interaction sociale" },
  grain: {
    en: "one row per like, comment, share or message",
    fr: "une ligne par mention, commentaire, partage ou message",
  },
  key: "social_interaction_id",
  time: "occurred_at",
  kind: "event",
  columns: [
    column("social_interaction_id", "key", ["Interaction", "Interaction"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("handle", "text", ["Handle", "Pseudonyme"], { personal: true }),
    column("network", "text", ["Network", "Réseau"], { domain: "network", required: true }),
    column("product_id", "key", ["Product", "Produit"], { references: "product", domain: "product" }),
    column("kind", "text", ["Kind", "Nature"]),
    column("occurred_at", "instant", ["Occurred", "Survenue le"], { required: true }),
  ],
};

function engagementColumns() {
  const count = (name: string, words: readonly [string, string]) =>
    column(name, "integer", words, { unit: name, range: [0, null] });
  return [
    count("impressions", ["Impressions", "Impressions"]),
    count("reach", ["Reach", "Portée"]),
    count("reactions", ["Reactions", "Réactions"]),
    count("comments", ["Comments", "Commentaires"]),
    count("shares", ["Shares", "Partages"]),
    count("saves", ["Saves", "Enregistrements"]),
    count("clicks", ["Clicks", "Clics"]),
    count("follows", ["Follows", "Abonnements"]),
    count("engagements", ["Engagements (as the network counts them)", "Engagements (au sens du réseau)"]),
  ];
}
