import { seededRandom, type SeededRandom } from "../../stats/index.ts";
import { weekdayOf } from "../company/calendar.ts";
import { frenchRegions, places } from "../company/places.ts";
import { days, type DemoPlan } from "../plan.ts";
import type { DemoSize } from "../facts.ts";

export interface Application {
  readonly number: number;
  readonly day: number;
  readonly region: string;
  /** It would not have come without the employer campaign. */
  readonly caused: boolean;
  readonly job: string;
  readonly department: string;
  readonly source: string;
  readonly stage: string;
  readonly stageDay: number;
  readonly rejection: string;
}

export const applicationsPerDay: { readonly [S in DemoSize]: number } = { s: 6, m: 15, l: 40 };
const jobs = [
  ["Technicien de maintenance", "Opérations"],
  ["Ingénieur logiciel", "Technique"],
  ["Commercial terrain", "Ventes"],
  ["Chargé de clientèle", "Service client"],
  ["Contrôleur de gestion", "Finance"],
] as const;
const sources = ["Site carrières", "Indeed", "LinkedIn", "Cooptation", "Candidature spontanée"] as const;
const rejections = ["Profil éloigné du poste", "Prétentions salariales", "Mobilité"] as const;

/**
 * Applications by region and day: a Poisson count around the region's own level, the weekday and a slow
 * season; in exposed regions, while the employer campaign works, as many more as its lift says.
 */
export function planApplications(plan: DemoPlan): readonly Application[] {
  const base = seededRandom(plan.seed, "applications");
  const extra = seededRandom(plan.seed, "applications of the campaign");
  const weights = frenchRegions.map((region) =>
    places.filter((place) => place.region === region).reduce((sum, { weight }) => sum + weight, 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const made: Omit<Application, "number">[] = [];
  for (let day = 0; day < days; day++) {
    for (const [index, region] of frenchRegions.entries()) {
      const mean = ((applicationsPerDay[plan.size] * weights[index]!) / total) * dayFactor(day);
      const usual = base.poisson(mean);
      for (let nth = 0; nth < usual; nth++) made.push(apply(base, { day, region, caused: false }));
      const more = isExposed(plan, day, region) ? extra.poisson(mean * (plan.push.lift - 1)) : 0;
      for (let nth = 0; nth < more; nth++) made.push(apply(extra, { day, region, caused: true }));
    }
  }
  return made.map((one, index) => ({ ...one, number: index + 1 }));
}

function isExposed({ push }: DemoPlan, day: number, region: string): boolean {
  return push.lift > 1 && push.regions.includes(region) && day >= push.day && day < push.day + push.lastsDays;
}

function dayFactor(day: number): number {
  const weekday = weekdayOf(day) > 4 ? 0.45 : 1.22;
  return weekday * (1 + 0.15 * Math.sin((2 * Math.PI * day) / 365)) * (1 + day / 7300);
}

function apply(
  random: SeededRandom,
  where: { readonly day: number; readonly region: string; readonly caused: boolean },
): Omit<Application, "number"> {
  const [job, department] = random.pick(jobs);
  const reached = random.uniform();
  const stageDay = Math.min(days - 1, where.day + random.integer(40));
  const stage =
    reached < 0.3
      ? "Reçue"
      : reached < 0.75
        ? "Refusée"
        : reached < 0.86
          ? "Qualifiée"
          : reached < 0.988
            ? "Entretien"
            : "Embauche";
  return {
    ...where,
    job,
    department,
    source: random.pick(sources),
    stage,
    stageDay,
    rejection: stage === "Refusée" ? random.pick(rejections) : "",
  };
}
