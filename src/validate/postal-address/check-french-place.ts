import type { ReasonOf } from "../checked.ts";
import { arrondissementIn, cedexIn, cityKey } from "./city-key.ts";
import { explainDisagreement } from "./explain-disagreement.ts";
import type { AddressFacts } from "./facts.ts";
import { departmentOf, frenchPlaces, type Place } from "./french-places.ts";
import { oneSlipAway } from "./one-slip-away.ts";

export interface FrenchPlace {
  readonly city?: string | undefined;
  readonly place?: Place | undefined;
  readonly department?: string | undefined;
  readonly reasons: readonly ReasonOf<AddressFacts>[];
  readonly suggestion?: string | undefined;
}

/** Whether a postal code and a city of France agree, and which commune they mean. */
export function checkFrenchPlace(postalCode: string | undefined, city: string | undefined): FrenchPlace {
  if (postalCode === undefined) return city === undefined ? { reasons: [] } : checkCityAlone(city);
  if (city === undefined) return checkCodeAlone(postalCode);
  const there = frenchPlaces().byPostalCode.get(postalCode);
  const place = there?.get(cityKey(city));
  if (place && cedexIn(city) === undefined) return found(place, city, place.name);
  return (
    checkCedex(postalCode, city) ??
    checkArrondissement(postalCode, city) ??
    checkQuarter(there, city) ??
    checkArmy(postalCode, city) ?? {
      city,
      department: departmentAt(postalCode, there),
      ...explainDisagreement(postalCode, city),
    }
  );
}

function found(place: Place, from: string, to: string): FrenchPlace {
  return { city: to, place, department: place.department, reasons: rewritten(from, to) };
}

function rewritten(from: string, to: string): readonly ReasonOf<AddressFacts>[] {
  return from === to ? [] : [{ code: "city-written", facts: { from, to } }];
}

function checkCityAlone(city: string): FrenchPlace {
  const { byKey } = frenchPlaces();
  const plain = cedexIn(city)?.city ?? arrondissementIn(city)?.city ?? city;
  const places = byKey.get(cityKey(plain)) ?? [];
  const [place] = places;
  if (!place) {
    const meant = oneSlipAway(cityKey(plain), byKey);
    return { city, reasons: [{ code: "city-unknown", facts: { city } }], suggestion: meant?.[0]?.name };
  }
  if (places.length > 1 || plain !== city) return { city, reasons: [] };
  const [code] = place.postalCodes;
  const suggestion = place.postalCodes.length === 1 ? `${code} ${place.name}` : undefined;
  return { ...found(place, city, place.name), suggestion };
}

function checkCodeAlone(postalCode: string): FrenchPlace {
  const there = frenchPlaces().byPostalCode.get(postalCode);
  const department = departmentAt(postalCode, there);
  if (there) return { department, reasons: [] };
  return { department, reasons: [{ code: "postal-code-unknown", facts: { postalCode } }] };
}

function departmentAt(postalCode: string, there: ReadonlyMap<string, Place> | undefined): string | undefined {
  const departments = new Set([...(there?.values() ?? [])].map(({ department }) => department));
  return departments.size === 1 ? [...departments][0] : departmentOf(postalCode);
}

/** Codes of La Poste's large customers are in no public list: their city is looked for in the department. */
function checkCedex(postalCode: string, city: string): FrenchPlace | undefined {
  const cedex = cedexIn(city);
  if (!cedex) return undefined;
  const department = departmentOf(postalCode);
  const plain = arrondissementIn(cedex.city)?.city ?? cedex.city;
  const named = frenchPlaces().byKey.get(cityKey(plain)) ?? [];
  const near = named.filter((place) => place.department === department);
  const place = near.length === 1 ? near[0] : undefined;
  const office = cedex.office === undefined ? "" : ` ${cedex.office.padStart(2, "0")}`;
  const written = `${place?.name ?? cedex.city} Cedex${office}`;
  return { city: written, place, department, reasons: rewritten(city, written) };
}

const firstArrondissements: { readonly [city: string]: { readonly from: number; readonly count: number } } = {
  paris: { from: 75_001, count: 20 },
  lyon: { from: 69_001, count: 9 },
  marseille: { from: 13_001, count: 16 },
};

function checkArrondissement(postalCode: string, city: string): FrenchPlace | undefined {
  const written = arrondissementIn(city);
  const known = written && firstArrondissements[written.city];
  if (!known || written.number < 1 || written.number > known.count) return undefined;
  const expected = String(known.from + written.number - 1);
  const place = frenchPlaces().byPostalCode.get(expected)?.get(written.city);
  if (!place) return undefined;
  if (postalCode === expected || (expected === "75016" && postalCode === "75116"))
    return found(place, city, place.name);
  return {
    city,
    department: departmentOf(postalCode),
    reasons: [{ code: "arrondissement-elsewhere", facts: { city, postalCode } }],
    suggestion: `${expected} ${place.name}`,
  };
}

/** A commune with a quarter of it: "Saint-Denis La Plaine". The whole must not be the name of another commune. */
function checkQuarter(there: ReadonlyMap<string, Place> | undefined, city: string): FrenchPlace | undefined {
  const words = city.split(/[\s-]+/);
  if (!there || words.length < 2 || words.length > 8 || frenchPlaces().byKey.has(cityKey(city)))
    return undefined;
  for (let count = words.length - 1; count > 0; count--) {
    const first = there.get(cityKey(words.slice(0, count).join(" ")));
    const last = /^s(?:ain)?te?$/i.test(words[0]!)
      ? undefined
      : there.get(cityKey(words.slice(-count).join(" ")));
    const place = first ?? last;
    if (place) return { city, place, department: place.department, reasons: [] };
  }
  return undefined;
}

function checkArmy(postalCode: string, city: string): FrenchPlace | undefined {
  return /^00\d{3}$/.test(postalCode) && cityKey(city).includes("armees") ? { city, reasons: [] } : undefined;
}
