import type { CampaignMeaning, Meaning, OwnerMeaning, ValueMappings } from "../../dataset/index.ts";
import { campaigns } from "../company/campaigns.ts";
import { products } from "../company/firms.ts";
import { marketers, type Rep, sellers } from "../company/reps.ts";

type Words = { readonly [raw: string]: Meaning };

const ownerMeaning = (rep: Rep): OwnerMeaning => ({
  rep: rep.name,
  team: rep.team,
  party: rep.party,
  manager: rep.manager,
  ...(rep.territory !== undefined && { territory: rep.territory }),
});

const reps = [...sellers, ...marketers];

const owners: ValueMappings["owner"] = {
  hubspot: Object.fromEntries(reps.map((rep) => [rep.name, ownerMeaning(rep)])),
  salesforce: Object.fromEntries(reps.map((rep) => [rep.salesforceId, ownerMeaning(rep)])),
};

function campaignMeanings(): ValueMappings["campaign"] {
  const bySystem: { [system: string]: { [raw: string]: CampaignMeaning } } = {};
  for (const { name, channel, network, strategy, writtenAs } of campaigns) {
    const meaning = { campaign: name, channel, ...(network && { network }), strategy };
    const written = { ...writtenAs, recruiting: name, finance: writtenAs["finance"] ?? name };
    for (const [system, raw] of Object.entries(written)) (bySystem[system] ??= {})[raw] = meaning;
  }
  return bySystem;
}

const same = (...words: readonly string[]): Words => Object.fromEntries(words.map((word) => [word, word]));

/**
 * What the company's words mean. Two are left out on purpose: the lost reason "Réorganisation interne" and
 * the activity type "Showroom".
 */
export const demoValues: ValueMappings = {
  stage: {
    hubspot: {
      Subscriber: "subscriber",
      Lead: "lead",
      "Marketing Qualified Lead": "mql",
      Opportunity: "opportunity",
      Customer: "customer",
    },
    salesforce: {
      Lead: "lead",
      MQL: "mql",
      SAL: "sal",
      SQL: "sql",
      Opportunity: "opportunity",
      Customer: "customer",
    },
  },
  deal_stage: {
    hubspot: {
      "Appointment Scheduled": "qualification",
      "Presentation Scheduled": "demonstration",
      "Proposal Sent": "proposal",
      Negotiation: "negotiation",
      "Closed Won": "won",
      "Closed Lost": "lost",
    },
    salesforce: {
      Qualification: "qualification",
      "Needs Analysis": "demonstration",
      "Proposal/Price Quote": "proposal",
      "Negotiation/Review": "negotiation",
      "Closed Won": "won",
      "Closed Lost": "lost",
    },
  },
  deal_status: {
    hubspot: {
      "Appointment Scheduled": "open",
      "Presentation Scheduled": "open",
      "Proposal Sent": "open",
      Negotiation: "open",
      "Closed Won": "won",
      "Closed Lost": "lost",
    },
    salesforce: {
      Qualification: "open",
      "Needs Analysis": "open",
      "Proposal/Price Quote": "open",
      "Negotiation/Review": "open",
      "Closed Won": "won",
      "Closed Lost": "lost",
    },
  },
  lost_reason: {
    "*": {
      Prix: "price",
      Concurrent: "competitor",
      "Pas de budget": "no_budget",
      "Pas de besoin": "no_need",
      "Sans décision": "no_decision",
      Calendrier: "timing",
    },
  },
  activity_type: {
    salesforce: { Call: "call", Email: "email", Meeting: "meeting", Demo: "demo", Visit: "visit" },
  },
  handoff_status: {
    salesforce: { "En attente": "pending", Accepté: "accepted", Rejeté: "rejected" },
  },
  rejection_reason: {
    salesforce: {
      "Hors cible": "outside_target",
      "Pas assez actif": "not_active",
      "Données incomplètes": "incomplete",
      "Mauvais interlocuteur": "wrong_level",
      Doublon: "duplicate",
      "Mauvais aiguillage": "wrong_routing",
    },
  },
  touch_kind: {
    emailing: { envoi: "email_sent", ouverture: "email_open", clic: "email_click" },
    web: same("ad_click", "visit", "social_click", "event"),
  },
  channel: {
    web: same(
      "paid_search",
      "organic_search",
      "paid_social",
      "organic_social",
      "display",
      "referral",
      "direct",
      "event",
    ),
  },
  network: {
    web: { ...same("google", "linkedin", "facebook", "instagram", "x", "youtube"), "(direct)": null },
    social: same("google", "linkedin", "facebook", "instagram", "x", "youtube"),
  },
  cost_kind: {
    finance: {
      Salaires: "salaries",
      Outils: "tools",
      Agence: "agency",
      Contenu: "content",
      Événements: "events",
      "Frais généraux": "overhead",
      Média: "media",
    },
  },
  form_kind: {
    surveys: { Enquête: "survey" },
    web: same("download", "demo_request", "newsletter"),
  },
  order_status: { shop: { Honorée: "completed", Annulée: "cancelled" } },
  application_stage: {
    recruiting: {
      Reçue: "applied",
      Qualifiée: "qualified",
      Entretien: "interview",
      Embauche: "hired",
      Refusée: "rejected",
    },
  },
  consent_status: {
    emailing: { abonné: "granted", désabonné: "withdrawn", inconnu: "unknown" },
  },
  owner: owners,
  campaign: campaignMeanings()!,
  product: {
    "*": Object.fromEntries(
      products.flatMap(({ code, name }) => [
        [code, name],
        [name, name],
      ]),
    ),
  },
};
