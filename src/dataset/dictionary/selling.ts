import { column, type DatasetSpec } from "./spec.ts";

export const activity: DatasetSpec = {
  name: "activity",
  label: { en: "Activity", fr: "Activité" },
  grain: {
    en: "one row per call, meeting, e-mail or other act",
    fr: "une ligne par appel, rendez-vous, e-mail ou autre acte",
  },
  key: "activity_id",
  time: "occurred_at",
  kind: "state",
  columns: [
    column("activity_id", "key", ["Activity", "Activité"], { required: true }),
    column("type", "text", ["Type", "Type"], { domain: "activity_type", required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("company_id", "entity", ["Company", "Entreprise"], { references: "company" }),
    column("deal_id", "key", ["Deal", "Affaire"], { references: "deal" }),
    column("rep_id", "key", ["Representative", "Commercial"], { references: "rep", domain: "owner" }),
    column("subject", "text", ["Subject", "Objet"], { personal: true }),
    column("direction", "text", ["Direction", "Sens"]),
    column("outcome", "text", ["Outcome", "Résultat"]),
    column("duration_minutes", "decimal", ["Duration (min)", "Durée (min)"], {
      unit: "minutes",
      range: [0, null],
    }),
    column("occurred_at", "instant", ["Occurred", "Effectuée le"]),
  ],
};

export const deal: DatasetSpec = {
  name: "deal",
  label: { en: "Deal", fr: "Affaire" },
  grain: { en: "one row per opportunity", fr: "une ligne par opportunité" },
  key: "deal_id",
  time: "created_at",
  kind: "state",
  columns: [
    column("deal_id", "key", ["Deal", "Affaire"], { required: true }),
    column("name", "text", ["Name", "Nom"]),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("company_id", "entity", ["Company", "Entreprise"], { references: "company" }),
    column("rep_id", "key", ["Owner", "Propriétaire"], { references: "rep", domain: "owner" }),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", domain: "campaign" }),
    column("product_id", "key", ["Product", "Produit"], { references: "product", domain: "product" }),
    column("pipeline", "text", ["Pipeline", "Pipeline"]),
    column("stage", "text", ["Stage", "Étape"], { domain: "deal_stage" }),
    column("status", "text", ["Status", "Statut"], { domain: "deal_status" }),
    column("lost_reason", "text", ["Lost reason", "Motif de perte"], { domain: "lost_reason" }),
    column("type", "text", ["Type", "Type"]),
    column("amount", "money", ["Amount", "Montant"]),
    column("margin", "money", ["Margin", "Marge"]),
    column("created_at", "instant", ["Created", "Créée le"]),
    column("expected_close_on", "date", ["Expected close", "Clôture prévue"]),
    column("closed_at", "instant", ["Closed", "Clôturée le"]),
    column("cycle_days", "decimal", ["Cycle (days)", "Cycle (jours)"], {
      unit: "days",
      range: [0, null],
      computed: true,
    }),
  ],
};

export const dealStage: DatasetSpec = {
  name: "deal_stage",
  label: { en: "Deal stage entry", fr: "Passage d'étape d'une affaire" },
  grain: {
    en: "one row per deal and entry into a stage",
    fr: "une ligne par affaire et par entrée dans une étape",
  },
  key: "deal_stage_id",
  time: "entered_at",
  kind: "event",
  columns: [
    column("deal_stage_id", "key", ["Stage entry", "Passage"], { computed: true }),
    column("deal_id", "key", ["Deal", "Affaire"], { references: "deal", required: true }),
    column("stage", "text", ["Stage", "Étape"], { domain: "deal_stage", required: true }),
    column("entered_at", "instant", ["Entered", "Entrée le"]),
    column("is_reentry", "boolean", ["Re-entry", "Retour"], { computed: true }),
    column("origin", "text", ["Known from", "Connue par"], { computed: true }),
  ],
};

export const order: DatasetSpec = {
  name: "order",
  label: { en: "Order", fr: "Commande" },
  grain: { en: "one row per order", fr: "une ligne par commande" },
  key: "order_id",
  time: "ordered_at",
  kind: "state",
  columns: [
    column("order_id", "key", ["Order", "Commande"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("company_id", "entity", ["Company", "Entreprise"], { references: "company" }),
    column("product_id", "key", ["Product", "Produit"], { references: "product", domain: "product" }),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", domain: "campaign" }),
    column("status", "text", ["Status", "Statut"], { domain: "order_status" }),
    column("quantity", "decimal", ["Quantity", "Quantité"], { unit: "units" }),
    column("amount", "money", ["Amount", "Montant"], { required: true }),
    column("margin", "money", ["Margin", "Marge"]),
    column("ordered_at", "instant", ["Ordered", "Passée le"], { required: true }),
  ],
};

export const product: DatasetSpec = {
  name: "product",
  label: { en: "Product", fr: "Produit" },
  grain: { en: "one row per product", fr: "une ligne par produit" },
  key: "product_id",
  kind: "state",
  columns: [
    column("product_id", "key", ["Product", "Produit"], { required: true, domain: "product" }),
    column("name", "text", ["Name", "Nom"]),
    column("family", "text", ["Family", "Gamme"]),
    column("list_price", "money", ["List price", "Prix catalogue"]),
  ],
};
