import { type Campaign, campaigns, type Channel, type Network, networks } from "./campaigns.ts";

/** A way by which a contact reaches a person: a campaign, or a channel without one. */
export interface Route {
  readonly channel: Channel;
  readonly network?: Network;
  readonly campaign?: Campaign;
  /** The tool whose export holds it. */
  readonly tool: "emailing" | "web";
  readonly kind: "ad_click" | "visit" | "social_click" | "event";
  /** Its share of all contacts; the shares add up to 1. */
  readonly share: number;
}

export type Effects = { readonly [C in Channel]: number };

interface Part {
  readonly channel: Channel;
  readonly network?: Network;
  readonly weight: number;
}

const kinds: { readonly [C in Channel]: Route["kind"] } = {
  email: "visit",
  paid_search: "ad_click",
  organic_search: "visit",
  paid_social: "ad_click",
  organic_social: "social_click",
  display: "ad_click",
  referral: "visit",
  direct: "visit",
  event: "event",
};

/** How often a contact of each kind happens without regard to network. */
const otherParts: readonly Part[] = [
  { channel: "email", weight: 0.4 },
  { channel: "display", network: "youtube", weight: 0.03 },
  { channel: "referral", weight: 0.05 },
  { channel: "direct", weight: 0.06 },
  { channel: "event", weight: 0.03 },
];

/** Leads that a network brings per contact of any kind, before a favourite is planted. */
const leadsPerNetwork = 0.008;
const favouriteFactor = 2.4;

/**
 * Routes whose weights make each network bring as many leads as another, whatever its channels' effects,
 * save for the favourite.
 */
export function planRoutes(effects: Effects, favourite: Network | undefined): readonly Route[] {
  const parts = [
    ...otherParts,
    ...networks.flatMap((network) => {
      const wanted = leadsPerNetwork * (network === favourite ? favouriteFactor : 1);
      return channelsOf(network).map(([channel, share]) => ({
        channel,
        network,
        weight: (wanted * share) / effects[channel],
      }));
    }),
  ];
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.flatMap((part) => routesOf(part, part.weight / total));
}

function channelsOf(network: Network): readonly (readonly [Channel, number])[] {
  if (network === "google")
    return [
      ["paid_search", 0.55],
      ["organic_search", 0.45],
    ];
  if (network === "youtube") return [["organic_social", 1]];
  return [
    ["paid_social", 0.6],
    ["organic_social", 0.4],
  ];
}

function routesOf({ channel, network }: Part, share: number): readonly Route[] {
  const route = {
    channel,
    ...(network && { network }),
    tool: channel === "email" ? ("emailing" as const) : ("web" as const),
    kind: kinds[channel],
  };
  const own = campaigns.filter(
    (campaign) => campaign.channel === channel && campaign.network === network && campaign.share > 0,
  );
  if (own.length === 0) return [{ ...route, share }];
  return own.map((campaign) => ({ ...route, campaign, share: share * campaign.share }));
}
