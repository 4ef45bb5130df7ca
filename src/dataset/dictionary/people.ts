import { column, type DatasetSpec } from "./spec.ts";

export const person: DatasetSpec = {
  name: "person",
  label: { en: "Person", fr: "Personne" },
  grain: { en: "one row per resolved person", fr: "une ligne par personne résolue" },
  key: "person_id",
  time: "created_at",
  kind: "entity",
  columns: [
    column("person_id", "entity", ["Person", "Personne"], { computed: true }),
    column("email", "text", ["E-mail", "E-mail"], { personal: true }),
    column("first_name", "text", ["First name", "Prénom"], { personal: true }),
    column("last_name", "text", ["Last name", "Nom"], { personal: true }),
    column("phone", "text", ["Phone", "Téléphone"], { personal: true }),
    column("job_title", "text", ["Job title", "Fonction"]),
    column("company_id", "entity", ["Company", "Entreprise"], { references: "company" }),
    column("rep_id", "key", ["Owner", "Propriétaire"], { references: "rep", domain: "owner" }),
    column("territory_id", "key", ["Territory", "Territoire"], { references: "territory" }),
    column("country", "text", ["Country", "Pays"]),
    column("region", "text", ["Region", "Région"]),
    column("city", "text", ["City", "Ville"]),
    column("postal_code", "text", ["Postal code", "Code postal"]),
    column("lead_source", "text", ["Lead source", "Source du prospect"]),
    column("segment", "text", ["Segment", "Segment"]),
    column("stage", "text", ["Lifecycle stage", "Phase du cycle de vie"], { domain: "stage" }),
    column("created_at", "instant", ["Created", "Créée le"]),
    column("last_activity_at", "instant", ["Last activity", "Dernière activité"]),
  ],
};

export const company: DatasetSpec = {
  name: "company",
  label: { en: "Company", fr: "Entreprise" },
  grain: { en: "one row per resolved company", fr: "une ligne par entreprise résolue" },
  key: "company_id",
  time: "created_at",
  kind: "entity",
  columns: [
    column("company_id", "entity", ["Company", "Entreprise"], { computed: true }),
    column("name", "text", ["Name", "Nom"]),
    column("domain", "text", ["Domain", "Domaine"]),
    column("industry", "text", ["Industry", "Secteur d'activité"]),
    column("employees", "integer", ["Employees", "Effectif"], { unit: "people", range: [0, null] }),
    column("annual_revenue", "money", ["Annual revenue", "Chiffre d'affaires annuel"]),
    column("country", "text", ["Country", "Pays"]),
    column("region", "text", ["Region", "Région"]),
    column("city", "text", ["City", "Ville"]),
    column("postal_code", "text", ["Postal code", "Code postal"]),
    column("segment", "text", ["Segment", "Segment"]),
    column("rep_id", "key", ["Owner", "Propriétaire"], { references: "rep", domain: "owner" }),
    column("territory_id", "key", ["Territory", "Territoire"], { references: "territory" }),
    column("created_at", "instant", ["Created", "Créée le"]),
  ],
};

export const rep: DatasetSpec = {
  name: "rep",
  label: { en: "Representative", fr: "Commercial" },
  grain: { en: "one row per representative", fr: "une ligne par commercial" },
  key: "rep_id",
  kind: "state",
  columns: [
    column("rep_id", "key", ["Representative", "Commercial"], { required: true, domain: "owner" }),
    column("name", "text", ["Name", "Nom"]),
    column("email", "text", ["E-mail", "E-mail"], { personal: true }),
    column("team", "text", ["Team", "Équipe"]),
    column("party", "text", ["Party", "Partie"]),
    column("manager", "text", ["Manager", "Responsable"]),
    column("territory_id", "key", ["Territory", "Territoire"], { references: "territory" }),
  ],
};

export const territory: DatasetSpec = {
  name: "territory",
  label: { en: "Territory", fr: "Territoire" },
  grain: { en: "one row per territory", fr: "une ligne par territoire" },
  key: "territory_id",
  kind: "state",
  columns: [
    column("territory_id", "key", ["Territory", "Territoire"], { required: true }),
    column("name", "text", ["Name", "Nom"]),
    column("country", "text", ["Country", "Pays"]),
    column("region", "text", ["Region", "Région"]),
    column("parent", "text", ["Part of", "Fait partie de"]),
  ],
};

export const consent: DatasetSpec = {
  name: "consent",
  label: { en: "Consent", fr: "Consentement" },
  grain: { en: "one row per recorded choice", fr: "une ligne par choix recueilli" },
  key: "consent_id",
  time: "recorded_at",
  kind: "event",
  columns: [
    column("consent_id", "key", ["Consent", "Consentement"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person", required: true }),
    column("purpose", "text", ["Purpose", "Finalité"], { required: true }),
    column("status", "text", ["Status", "Statut"], { domain: "consent_status", required: true }),
    column("recorded_at", "instant", ["Recorded", "Recueilli le"]),
  ],
};
