import type { Language } from "../core/index.ts";
import { randomKey, type SeededRandom, seededRandom } from "../stats/index.ts";
import { type Network, networks } from "./company/campaigns.ts";
import { industries, segments } from "./company/firms.ts";
import { frenchRegions, territories } from "./company/places.ts";
import { type Effects, planRoutes, type Route } from "./company/routes.ts";
import { type DemoSize, type Fact, peopleOf } from "./facts.ts";

export interface DemoOptions {
  readonly size: DemoSize;
  readonly seed: number;
  readonly without?: readonly Fact[];
  readonly language?: Language;
}

/** Instants are whole minutes (or seconds) of local time since `start`; the history is `days` long. */
export const start = "2023-01-01";
export const end = "2024-12-31";
export const days = 731;
export const timezone = "Europe/Paris";

/** Chances that a stage leads to the next, in every segment and at every time unless a fact says otherwise. */
export const stepRates = { lead: 0.38, mql: 0.58, sal: 0.68, sql: 0.85, opportunity: 0.47 } as const;

export interface BrokenStep {
  readonly from: "lead" | "mql" | "sal";
  readonly dimension: "industry" | "segment" | "territory";
  readonly value: string;
  /** The Monday from which entries into `from` convert less. */
  readonly day: number;
  readonly rate: number;
}

export interface LifetimeParameters {
  readonly r: number;
  readonly alphaWeeks: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

interface EmployerPush {
  readonly day: number;
  readonly regions: readonly string[];
  /** Multiplies the applications of exposed regions from that day on. */
  readonly lift: number;
  readonly lastsDays: number;
}

/** Everything about one demo company that is decided before a single row is made. */
export interface DemoPlan {
  readonly seed: number;
  readonly size: DemoSize;
  readonly language: Language;
  readonly people: number;
  readonly companies: number;
  readonly has: (fact: Fact) => boolean;
  /** The random key of a purpose, for SQL. */
  readonly key: (purpose: string) => number;
  readonly effects: Effects;
  readonly favourite: Network | undefined;
  readonly routes: readonly Route[];
  readonly broken: BrokenStep | undefined;
  readonly uncovered: string | undefined;
  readonly lifetime: LifetimeParameters | undefined;
  readonly push: EmployerPush;
}

export function planDemo(options: DemoOptions): DemoPlan {
  const { seed, size } = options;
  const without = new Set(options.without);
  const has = (fact: Fact): boolean => !without.has(fact);
  const draws = (purpose: string): SeededRandom => seededRandom(seed, purpose);
  const effects = has("contributions") ? planEffects(draws("effects")) : equalEffects;
  const favourite = has("top_network") ? draws("favourite").pick(networks) : undefined;
  return {
    seed,
    size,
    language: options.language ?? "en",
    people: peopleOf[size],
    companies: peopleOf[size] / 8,
    has,
    key: (purpose) => randomKey(seed, purpose),
    effects,
    favourite,
    routes: planRoutes(effects, favourite),
    broken: has("broken_step") ? planBrokenStep(draws("broken step")) : undefined,
    uncovered: has("uncovered_territory") ? draws("uncovered").pick(territories) : undefined,
    lifetime: has("lifetime") ? planLifetime(draws("lifetime")) : undefined,
    push: planPush(draws("employer"), has("campaign_effect")),
  };
}

/** The chance that one contact (for e-mail: one click) makes a lead of a person, by channel. */
function planEffects(random: SeededRandom): Effects {
  const about = (middle: number): number =>
    Math.round(middle * (0.75 + random.uniform() / 2) * 10_000) / 10_000;
  return {
    email: about(0.1),
    paid_search: about(0.2),
    organic_search: about(0.16),
    paid_social: about(0.12),
    organic_social: about(0.08),
    display: 0,
    referral: about(0.1),
    direct: 0,
    event: about(0.25),
  };
}

const equal = 0.11;
const equalEffects: Effects = {
  email: equal,
  paid_search: equal,
  organic_search: equal,
  paid_social: equal,
  organic_social: equal,
  display: equal,
  referral: equal,
  direct: equal,
  event: equal,
};

function planBrokenStep(random: SeededRandom): BrokenStep {
  const from = random.pick(["lead", "mql", "sal"] as const);
  const french = territories.slice(0, 5);
  const [dimension, value] = random.pick([
    ...industries.map((name) => ["industry", name] as const),
    ...segments.slice(1, 3).map((name) => ["segment", name] as const),
    ...french.map((name) => ["territory", name] as const),
  ]);
  // 2023-01-02, day 1, is a Monday.
  const day = 1 + 7 * (40 + random.integer(44));
  return { from, dimension, value, day, rate: Math.round(stepRates[from] * 22) / 100 };
}

function planLifetime(random: SeededRandom): LifetimeParameters {
  return {
    r: random.pick([1, 1.5, 2]),
    alphaWeeks: 8 + random.integer(9),
    a: random.pick([0.5, 1.5]),
    b: 4 + random.integer(5),
    p: 4 + random.integer(4),
    q: 3 + random.integer(3),
    v: 50 + random.integer(60),
  };
}

function planPush(random: SeededRandom, works: boolean): EmployerPush {
  const regions = [...frenchRegions];
  const exposed: string[] = [];
  while (exposed.length < 5) exposed.push(...regions.splice(random.integer(regions.length), 1));
  const lift = (135 + random.integer(31)) / 100;
  return {
    day: 1 + 7 * (62 + random.integer(12)),
    regions: exposed.sort(),
    lift: works ? lift : 1,
    lastsDays: 91,
  };
}
