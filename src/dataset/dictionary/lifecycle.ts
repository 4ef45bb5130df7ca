import { column, type DatasetSpec } from "./spec.ts";

export const stageEntry: DatasetSpec = {
  name: "stage_entry",
  label: { en: "Stage entry", fr: "Entrée dans une phase" },
  grain: {
    en: "one row per person and entry into a lifecycle stage",
    fr: "une ligne par personne et par entrée dans une phase du cycle de vie",
  },
  key: "stage_entry_id",
  time: "entered_at",
  kind: "event",
  columns: [
    column("stage_entry_id", "key", ["Stage entry", "Entrée"], { computed: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person", required: true }),
    column("stage", "text", ["Stage", "Phase"], { domain: "stage", required: true }),
    column("entered_at", "instant", ["Entered", "Entrée le"]),
    column("cycle", "integer", ["Cycle", "Cycle"], { computed: true, unit: "cycles" }),
    column("previous_stage", "text", ["Previous stage", "Phase précédente"], { computed: true }),
    column("skipped", "integer", ["Stages skipped", "Phases sautées"], { computed: true, unit: "stages" }),
    column("is_reentry", "boolean", ["Re-entry", "Retour"], { computed: true }),
    column("origin", "text", ["Known from", "Connue par"], { computed: true }),
  ],
};

export const handoff: DatasetSpec = {
  name: "handoff",
  label: { en: "Hand-off", fr: "Transmission" },
  grain: { en: "one row per lead handed to sales", fr: "une ligne par prospect transmis aux ventes" },
  key: "handoff_id",
  time: "handed_at",
  kind: "state",
  columns: [
    column("handoff_id", "key", ["Hand-off", "Transmission"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person", required: true }),
    column("rep_id", "key", ["Representative", "Commercial"], { references: "rep", domain: "owner" }),
    column("handed_at", "instant", ["Handed over", "Transmis le"]),
    column("decided_at", "instant", ["Decided", "Décidé le"]),
    column("status", "text", ["Status", "Statut"], { domain: "handoff_status", required: true }),
    column("reason", "text", ["Reason", "Motif"], { domain: "rejection_reason" }),
  ],
};

export const approval: DatasetSpec = {
  name: "approval",
  label: { en: "Approval", fr: "Approbation" },
  grain: { en: "one row per decision about a person", fr: "une ligne par décision sur une personne" },
  key: "approval_id",
  time: "approved_at",
  kind: "event",
  columns: [
    column("approval_id", "key", ["Approval", "Approbation"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person", required: true }),
    column("approved_at", "instant", ["Decided", "Décidée le"], { required: true }),
    column("approver", "text", ["Approver", "Approbateur"], { personal: true }),
    column("role", "text", ["Role", "Rôle"]),
    column("decision", "text", ["Decision", "Décision"]),
  ],
};

export const formResponse: DatasetSpec = {
  name: "form_response",
  label: { en: "Form response", fr: "Réponse à un formulaire" },
  grain: { en: "one row per submitted form or survey", fr: "une ligne par formulaire ou enquête envoyés" },
  key: "form_response_id",
  time: "submitted_at",
  kind: "event",
  columns: [
    column("form_response_id", "key", ["Response", "Réponse"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("form", "text", ["Form", "Formulaire"]),
    column("kind", "text", ["Kind", "Nature"], { domain: "form_kind" }),
    column("email", "text", ["E-mail given", "E-mail donné"], { personal: true }),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", domain: "campaign" }),
    column("submitted_at", "instant", ["Submitted", "Envoyée le"], { required: true }),
  ],
};

export const application: DatasetSpec = {
  name: "application",
  label: { en: "Job application", fr: "Candidature" },
  grain: { en: "one row per application", fr: "une ligne par candidature" },
  key: "application_id",
  time: "applied_at",
  kind: "state",
  columns: [
    column("application_id", "key", ["Application", "Candidature"], { required: true }),
    column("candidate_key", "text", ["Candidate", "Candidat"], { personal: true }),
    column("job", "text", ["Job", "Poste"]),
    column("department", "text", ["Department", "Service"]),
    column("region", "text", ["Region", "Région"]),
    column("source", "text", ["Source", "Source"]),
    column("campaign_id", "key", ["Campaign", "Campagne"], { references: "campaign", domain: "campaign" }),
    column("stage", "text", ["Stage", "Étape"], { domain: "application_stage" }),
    column("rejection_reason", "text", ["Rejection reason", "Motif de refus"]),
    column("applied_at", "instant", ["Applied", "Déposée le"], { required: true }),
    column("stage_at", "instant", ["Stage since", "À cette étape depuis"]),
    column("hired_at", "instant", ["Hired", "Embauché le"]),
  ],
};

export const supportCase: DatasetSpec = {
  name: "case",
  label: { en: "Support case", fr: "Demande au service client" },
  grain: { en: "one row per case", fr: "une ligne par demande" },
  key: "case_id",
  time: "opened_at",
  kind: "state",
  columns: [
    column("case_id", "key", ["Case", "Demande"], { required: true }),
    column("person_id", "entity", ["Person", "Personne"], { references: "person" }),
    column("company_id", "entity", ["Company", "Entreprise"], { references: "company" }),
    column("product_id", "key", ["Product", "Produit"], { references: "product", domain: "product" }),
    column("subject", "text", ["Subject", "Objet"]),
    column("status", "text", ["Status", "Statut"]),
    column("priority", "text", ["Priority", "Priorité"]),
    column("satisfaction", "decimal", ["Satisfaction", "Satisfaction"], { unit: "points" }),
    column("opened_at", "instant", ["Opened", "Ouverte le"], { required: true }),
    column("closed_at", "instant", ["Closed", "Fermée le"]),
  ],
};
