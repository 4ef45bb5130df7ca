import type { Localised } from "../../core/index.ts";
import type { ValueDomain } from "./spec.ts";

export interface AllowedValue {
  readonly value: string;
  readonly label: Localised;
}

const list = (
  ...values: readonly (readonly [value: string, en: string, fr: string])[]
): readonly AllowedValue[] => values.map(([value, en, fr]) => ({ value, label: { en, fr } }));

/** A raw value that the workspace has not mapped yet: loaded, counted, offered as the next step. */
export const unmapped = "unmapped";
export const unmappedLabel: Localised = { en: "Unmapped", fr: "Non rattaché" };

/** Lifecycle stages in their order; the first seven are steps, the others are side states. */
export const orderedStages = ["subscriber", "lead", "mql", "sal", "sql", "opportunity", "customer"] as const;

/**
 * The allowed values of closed domains. `owner`, `campaign` and `product` are open: their canonical
 * values are the workspace's own.
 */
export const allowedValues: { readonly [D in ValueDomain]?: readonly AllowedValue[] } = {
  stage: list(
    ["subscriber", "Subscriber", "Abonné"],
    ["lead", "Lead", "Prospect"],
    ["mql", "Marketing qualified lead (MQL)", "Prospect qualifié marketing (MQL)"],
    ["sal", "Sales accepted lead (SAL)", "Prospect accepté par les ventes (SAL)"],
    ["sql", "Sales qualified lead (SQL)", "Prospect qualifié par les ventes (SQL)"],
    ["opportunity", "Opportunity", "Opportunité"],
    ["customer", "Customer", "Client"],
    ["evangelist", "Evangelist", "Ambassadeur"],
    ["recycled", "Recycled", "Recyclé"],
    ["disqualified", "Disqualified", "Disqualifié"],
    ["other", "Other", "Autre"],
  ),
  deal_stage: list(
    ["prospecting", "Prospecting", "Prospection"],
    ["qualification", "Qualification", "Qualification"],
    ["engaging", "Engaging", "Échanges en cours"],
    ["demonstration", "Demonstration", "Démonstration"],
    ["proposal", "Proposal", "Proposition"],
    ["negotiation", "Negotiation", "Négociation"],
    ["contract", "Contract sent", "Contrat envoyé"],
    ["won", "Closed won", "Gagnée"],
    ["lost", "Closed lost", "Perdue"],
  ),
  deal_status: list(["open", "Open", "Ouverte"], ["won", "Won", "Gagnée"], ["lost", "Lost", "Perdue"]),
  lost_reason: list(
    ["price", "Price", "Prix"],
    ["competitor", "Competitor", "Concurrent"],
    ["no_budget", "No budget", "Pas de budget"],
    ["no_need", "No need", "Pas de besoin"],
    ["no_decision", "No decision", "Pas de décision"],
    ["timing", "Timing", "Calendrier"],
    ["unreachable", "Unreachable", "Injoignable"],
    ["other", "Other", "Autre"],
  ),
  activity_type: list(
    ["call", "Call", "Appel"],
    ["meeting", "Meeting", "Rendez-vous"],
    ["email", "E-mail", "E-mail"],
    ["demo", "Demonstration", "Démonstration"],
    ["visit", "Visit", "Visite"],
    ["message", "Message", "Message"],
    ["task", "Task", "Tâche"],
    ["other", "Other", "Autre"],
  ),
  handoff_status: list(
    ["pending", "Pending", "En attente"],
    ["accepted", "Accepted", "Accepté"],
    ["rejected", "Rejected", "Rejeté"],
  ),
  rejection_reason: list(
    ["wrong_routing", "Procedural: wrong routing", "Procédure : mauvais aiguillage"],
    ["incomplete", "Clerical: incomplete or wrong data", "Saisie : données incomplètes ou fausses"],
    ["duplicate", "Clerical: duplicate", "Saisie : doublon"],
    ["outside_target", "Definitional: outside the target", "Définition : hors cible"],
    ["not_active", "Definitional: not active enough", "Définition : pas assez actif"],
    ["wrong_level", "Definitional: wrong level", "Définition : mauvais niveau de décision"],
    ["other", "Other", "Autre"],
  ),
  touch_kind: list(
    ["ad_click", "Ad click", "Clic sur une annonce"],
    ["ad_view", "Ad view", "Vue d'une annonce"],
    ["email_sent", "E-mail sent", "E-mail envoyé"],
    ["email_open", "E-mail open", "Ouverture d'e-mail"],
    ["email_click", "E-mail click", "Clic dans un e-mail"],
    ["visit", "Visit", "Visite du site"],
    ["form", "Form", "Formulaire"],
    ["social_click", "Social click", "Clic depuis un réseau social"],
    ["event", "Event", "Événement"],
    ["call_in", "Inbound call", "Appel entrant"],
    ["other", "Other", "Autre"],
  ),
  channel: list(
    ["organic_search", "Organic search", "Recherche naturelle"],
    ["paid_search", "Paid search", "Recherche payante"],
    ["organic_social", "Organic social", "Social naturel"],
    ["paid_social", "Paid social", "Social payant"],
    ["email", "E-mail", "E-mail"],
    ["display", "Display", "Display"],
    ["referral", "Referral", "Site référent"],
    ["direct", "Direct", "Accès direct"],
    ["event", "Event", "Événement"],
    ["partner", "Partner", "Partenaire"],
    ["outbound", "Outbound", "Prospection"],
    ["other", "Other", "Autre"],
  ),
  network: list(
    ["linkedin", "LinkedIn", "LinkedIn"],
    ["facebook", "Facebook", "Facebook"],
    ["instagram", "Instagram", "Instagram"],
    ["x", "X", "X"],
    ["youtube", "YouTube", "YouTube"],
    ["tiktok", "TikTok", "TikTok"],
    ["google", "Google", "Google"],
    ["bing", "Bing", "Bing"],
    ["other", "Other", "Autre"],
  ),
  cost_kind: list(
    ["media", "Media", "Média"],
    ["salaries", "Salaries", "Salaires"],
    ["commissions", "Commissions", "Commissions"],
    ["tools", "Tools", "Outils"],
    ["agency", "Agency", "Agence"],
    ["content", "Content", "Contenu"],
    ["events", "Events", "Événements"],
    ["overhead", "Overhead", "Frais généraux"],
    ["other", "Other", "Autre"],
  ),
  form_kind: list(
    ["survey", "Survey", "Enquête"],
    ["contact", "Contact request", "Demande de contact"],
    ["download", "Download", "Téléchargement"],
    ["newsletter", "Newsletter", "Lettre d'information"],
    ["demo_request", "Demo request", "Demande de démonstration"],
    ["event", "Event registration", "Inscription à un événement"],
    ["other", "Other", "Autre"],
  ),
  order_status: list(
    ["completed", "Completed", "Honorée"],
    ["cancelled", "Cancelled", "Annulée"],
    ["returned", "Returned", "Retournée"],
  ),
  application_stage: list(
    ["applied", "Applied", "Déposée"],
    ["screened", "Screened", "Présélectionnée"],
    ["qualified", "Qualified", "Qualifiée"],
    ["interview", "Interview", "Entretien"],
    ["offer", "Offer", "Proposition"],
    ["hired", "Hired", "Embauchée"],
    ["rejected", "Rejected", "Refusée"],
    ["withdrawn", "Withdrawn", "Retirée"],
  ),
  consent_status: list(
    ["granted", "Granted", "Accordé"],
    ["withdrawn", "Withdrawn", "Retiré"],
    ["unknown", "Unknown", "Inconnu"],
  ),
};
