export type Network = "google" | "linkedin" | "facebook" | "instagram" | "x" | "youtube";
export const networks: readonly Network[] = ["google", "linkedin", "facebook", "instagram", "x", "youtube"];

export type Channel =
  | "email"
  | "paid_search"
  | "organic_search"
  | "paid_social"
  | "organic_social"
  | "display"
  | "referral"
  | "direct"
  | "event";

export interface Campaign {
  /** The name that everyone in the company agrees on. */
  readonly name: string;
  readonly channel: Channel;
  readonly network?: Network;
  readonly strategy: "Acquisition" | "Notoriété" | "Fidélisation" | "Marque employeur";
  /** How each tool writes it. */
  readonly writtenAs: { readonly [system: string]: string };
  /** Its share of its channel's contacts and, when paid, of its media spend. */
  readonly share: number;
}

const email = (name: string, raw: string, strategy: Campaign["strategy"], share: number): Campaign => ({
  name,
  channel: "email",
  strategy,
  writtenAs: { emailing: raw },
  share,
});

const paid = (name: string, place: readonly [Channel, Network], raw: string, share: number): Campaign => ({
  name,
  channel: place[0],
  network: place[1],
  strategy: place[0] === "display" ? "Notoriété" : "Acquisition",
  writtenAs: {
    web: raw.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_"),
    [adSystemOf(place[1])]: raw,
  },
  share,
});

export function adSystemOf(network: Network): string {
  if (network === "google" || network === "youtube") return "google-ads";
  if (network === "linkedin") return "linkedin-ads";
  return network === "x" ? "finance" : "meta-ads";
}

/** The e-mail campaign whose effect on job applications can be planted. */
export const employerCampaign = email(
  "Marque employeur printemps 2024",
  "Nous recrutons - printemps 2024",
  "Marque employeur",
  0,
);

/** Job boards and the careers site, all year round: it brings candidates, and touches nobody in the base. */
export const careersCampaign: Campaign = {
  name: "Offres d'emploi",
  channel: "referral",
  strategy: "Marque employeur",
  writtenAs: { finance: "Offres d'emploi" },
  share: 0,
};

export const campaigns: readonly Campaign[] = [
  email("Lettre mensuelle", "Newsletter mensuelle", "Fidélisation", 0.4),
  email("Parcours prospects", "Nurturing - parcours prospects", "Acquisition", 0.3),
  email("Relance des inactifs", "Relance inactifs", "Fidélisation", 0.15),
  email("Lancement Capteur C20", "Lancement C20 (FR/EN)", "Notoriété", 0.15),
  employerCampaign,
  careersCampaign,
  paid("Recherche marque", ["paid_search", "google"], "FR | Search | Marque", 0.3),
  paid("Recherche générique France", ["paid_search", "google"], "FR | Search | Générique", 0.45),
  paid("Recherche générique Europe", ["paid_search", "google"], "EU | Search | Generic", 0.25),
  paid("Vidéo YouTube", ["display", "youtube"], "FR | Video | Notoriété", 1),
  paid("LinkedIn décideurs", ["paid_social", "linkedin"], "LI - Décideurs - Lead Gen", 0.6),
  paid("LinkedIn Europe", ["paid_social", "linkedin"], "LI - EU - Sponsored Content", 0.4),
  paid("Facebook PME", ["paid_social", "facebook"], "FB - PME - Trafic", 1),
  paid("Instagram image", ["paid_social", "instagram"], "IG - Stories - Considération", 1),
  paid("X conversations", ["paid_social", "x"], "X - Conversations", 1),
  {
    name: "Salon Lumière",
    channel: "event",
    strategy: "Acquisition",
    writtenAs: { web: "salon_lumiere", finance: "Salon Lumière" },
    share: 1,
  },
];
