import { bg, cz, hr, hu, pl, ro, si, sk } from "./eastern.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { dk, ee, fi, lt, lv, se } from "./northern.ts";
import type { VatRule } from "./rule.ts";
import { at, be, ch, cy, de, el, gb, ie, it, lu, mt, nl, pt } from "./western.ts";

/** By the prefix that the numbers bear: EL is Greece, XI Northern Ireland. The 27 members, and XI, answer in VIES. */
const european = {
  AT: at,
  BE: be,
  BG: bg,
  CY: cy,
  CZ: cz,
  DE: de,
  DK: dk,
  EE: ee,
  EL: el,
  ES: es,
  FI: fi,
  FR: fr,
  HR: hr,
  HU: hu,
  IE: ie,
  IT: it,
  LT: lt,
  LU: lu,
  LV: lv,
  MT: mt,
  NL: nl,
  PL: pl,
  PT: pt,
  RO: ro,
  SE: se,
  SI: si,
  SK: sk,
  XI: gb,
};

export const vatRules: ReadonlyMap<string, VatRule> = new Map(
  Object.entries({ ...european, CH: ch, GB: gb }),
);
const inVies: ReadonlySet<string> = new Set(Object.keys(european));

/** Whether the European Union's register of VAT numbers answers for it. */
export function isInVies(vat: string): boolean {
  return inVies.has(vat.slice(0, 2));
}
