import {
  checkIban,
  checkLei,
  checkRcs,
  checkSiren,
  checkSiret,
  checkVat,
  type CheckedNumber,
  isInVies,
} from "../../../src/validate/index.ts";

export type NumberCheck = (text: string) => CheckedNumber;

/** What national law calls its VAT number: a file may name a module so, or `xx_vat`. */
const national: Readonly<Record<string, readonly string[]>> = {
  AT: ["uid"],
  BE: [],
  BG: [],
  CH: [],
  CY: [],
  CZ: ["dic"],
  DE: [],
  DK: ["cvr"],
  EE: ["kmkr"],
  EL: [],
  ES: ["nif"],
  FI: ["alv"],
  FR: ["tva"],
  GB: [],
  HR: ["oib"],
  HU: ["anum"],
  IE: [],
  IT: ["iva"],
  LT: ["pvm"],
  LU: ["tva"],
  LV: ["pvn"],
  MT: [],
  NL: ["btw"],
  PL: ["nip"],
  PT: ["nif"],
  RO: ["cf"],
  SE: [],
  SI: ["ddv"],
  SK: ["dph"],
};

const claims: ReadonlyMap<string, NumberCheck> = new Map<string, NumberCheck>([
  ["fr_siren", checkSiren],
  ["fr_siret", checkSiret],
  ["fr_rcs", checkRcs],
  ["iban", checkIban],
  ["lei", checkLei],
  ["eu_vat", checkInVies],
  ["vatin", (text) => checkVat(text)],
  ...Object.entries(national).flatMap(([country, words]) => nationalClaims(country, words)),
]);

/** The check that we claim for a module of labelled numbers, by the name that the file has for it. */
export function claimOf(module: string): NumberCheck | undefined {
  return claims.get(module);
}

/** VAT numbers of countries whose rules we do not know stand among those of the world: they are not judged. */
export function isBeyond(module: string, text: string): boolean {
  const isForeign = module === "vatin" && /^[^\dA-Za-z]*[A-Za-z]{2}.*\d/.test(text);
  return isForeign && checkVat(text).reasons.some(({ code }) => code === "country-unknown");
}

function nationalClaims(country: string, words: readonly string[]): (readonly [string, NumberCheck])[] {
  const states = country === "EL" ? ["el", "gr"] : [country.toLowerCase()];
  const check: NumberCheck = (text) => checkVat(text, { country });
  return states.flatMap((state) => ["vat", ...words].map((word) => [`${state}_${word}`, check] as const));
}

function checkInVies(text: string): CheckedNumber {
  const checked = checkVat(text);
  if (checked.value === undefined || isInVies(checked.value)) return checked;
  return { verdict: "invalid", reasons: checked.reasons };
}
