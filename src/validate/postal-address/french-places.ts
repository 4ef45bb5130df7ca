import { createRequire } from "node:module";
import { once } from "../once.ts";
import { cityKey } from "./city-key.ts";

const require = createRequire(import.meta.url);

/** A commune under one of its names: its own, or that of a commune that was joined to it. */
export interface Place {
  readonly name: string;
  /** INSEE's code of the commune as it is today. */
  readonly commune: string;
  readonly department: string;
  readonly region: string;
  readonly postalCodes: readonly string[];
}

interface CommuneRecord {
  readonly code: string;
  readonly nom: string;
  readonly type: "commune-actuelle" | "commune-deleguee" | "commune-associee" | "arrondissement-municipal";
  readonly departement: string;
  readonly region: string;
  readonly chefLieu?: string;
  readonly codesPostaux?: readonly string[];
}

interface NamedRecord {
  readonly code: string;
  readonly nom: string;
}

interface FrenchPlaces {
  readonly byPostalCode: ReadonlyMap<string, ReadonlyMap<string, Place>>;
  readonly byKey: ReadonlyMap<string, readonly Place[]>;
}

/** The communes of France with their postal codes, as INSEE and La Poste list them; read when first asked for (0.2 s). */
export const frenchPlaces: () => FrenchPlaces = once(() => {
  const records: readonly CommuneRecord[] = require("@etalab/decoupage-administratif/data/communes.json");
  const current = new Map(
    records.filter(({ type }) => type === "commune-actuelle").map((record) => [record.code, record]),
  );
  const byPostalCode = new Map<string, Map<string, Place>>();
  const byKey = new Map<string, Place[]>();
  for (const record of [...current.values(), ...records.filter(({ chefLieu }) => chefLieu !== undefined)]) {
    const place = placeOf(record, current.get(record.chefLieu ?? record.code));
    if (place) enter(place, byPostalCode, byKey);
  }
  return { byPostalCode, byKey };
});

function placeOf(record: CommuneRecord, commune: CommuneRecord | undefined): Place | undefined {
  if (!commune?.codesPostaux) return undefined;
  return {
    name: record.nom,
    commune: commune.code,
    department: commune.departement,
    region: commune.region,
    postalCodes: commune.codesPostaux,
  };
}

/** A commune of today goes before a former one of the same name. */
function enter(
  place: Place,
  byPostalCode: Map<string, Map<string, Place>>,
  byKey: Map<string, Place[]>,
): void {
  const key = cityKey(place.name);
  const named = byKey.get(key) ?? [];
  if (named.some(({ commune }) => commune === place.commune)) return;
  byKey.set(key, [...named, place]);
  for (const code of place.postalCodes) {
    const there = byPostalCode.get(code) ?? new Map<string, Place>();
    if (!there.has(key)) there.set(key, place);
    byPostalCode.set(code, there);
  }
}

const departments = once(() => namesOf(require("@etalab/decoupage-administratif/data/departements.json")));
const regions = once(() => namesOf(require("@etalab/decoupage-administratif/data/regions.json")));

function namesOf(records: readonly NamedRecord[]): ReadonlyMap<string, string> {
  return new Map(records.map(({ code, nom }) => [code, nom]));
}

export function nameOfDepartment(code: string): string | undefined {
  return departments().get(code);
}

export function nameOfRegion(code: string): string | undefined {
  return regions().get(code);
}

const regionOfDepartment = once(() => {
  const records: readonly {
    readonly code: string;
    readonly region: string;
  }[] = require("@etalab/decoupage-administratif/data/departements.json");
  return new Map(records.map(({ code, region }) => [code, region]));
});

/** What the digits of a postal code alone say; a few border communes are served from the department beside theirs. */
export function departmentOf(postalCode: string): string | undefined {
  const code = departmentCode(postalCode);
  return regionOfDepartment().has(code) ? code : undefined;
}

export function regionOf(department: string): string | undefined {
  return regionOfDepartment().get(department);
}

function departmentCode(postalCode: string): string {
  if (/^9[78]/.test(postalCode)) return overseas[postalCode.slice(0, 5)] ?? postalCode.slice(0, 3);
  if (postalCode.startsWith("20")) return postalCode < "20200" ? "2A" : "2B";
  return postalCode.slice(0, 2);
}

/** Islands that left Guadeloupe kept its postal codes. */
const overseas: { readonly [postalCode: string]: string } = { "97133": "977", "97150": "978" };
