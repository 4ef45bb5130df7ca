import { nearest } from "../../core/index.ts";
import type { ReasonOf } from "../checked.ts";
import { cityKey } from "./city-key.ts";
import type { AddressFacts } from "./facts.ts";
import { departmentOf, frenchPlaces, type Place } from "./french-places.ts";
import { oneSlipAway } from "./one-slip-away.ts";

interface Disagreement {
  readonly reasons: readonly ReasonOf<AddressFacts>[];
  readonly suggestion?: string | undefined;
}

/** What is wrong between a postal code and a city that is not one of its own, and what was meant when one slip explains it. */
export function explainDisagreement(postalCode: string, city: string): Disagreement {
  const { byPostalCode, byKey } = frenchPlaces();
  const there = byPostalCode.get(postalCode);
  const elsewhere = byKey.get(cityKey(city)) ?? [];
  const suggestion = codeMeant(postalCode, elsewhere) ?? cityMeant(postalCode, city, there);
  if (!there) return { reasons: [{ code: "postal-code-unknown", facts: { postalCode } }], suggestion };
  if (elsewhere.length === 0 && suggestion === undefined)
    return { reasons: [{ code: "city-unknown", facts: { city } }] };
  const cities = [...there.values()].map(({ name }) => name);
  return { reasons: [{ code: "city-elsewhere", facts: { city, postalCode, cities } }], suggestion };
}

/** The city is one of France: its postal code is one slip away, or it has one alone in the department. */
function codeMeant(postalCode: string, elsewhere: readonly Place[]): string | undefined {
  const codes = elsewhere.flatMap(({ name, postalCodes }) => postalCodes.map((code) => ({ code, name })));
  const near = codes.filter(({ code }) => isOneSlip(code, postalCode));
  const inDepartment = codes.filter(({ code }) => departmentOf(code) === departmentOf(postalCode));
  const [meant] = near.length === 1 ? near : inDepartment.length === 1 ? inDepartment : [];
  return meant && `${meant.code} ${meant.name}`;
}

function cityMeant(
  postalCode: string,
  city: string,
  there: ReadonlyMap<string, Place> | undefined,
): string | undefined {
  const key = cityKey(city);
  if (!there) return cityOfDepartment(key, departmentOf(postalCode));
  const close = key.length < 60 ? nearest(key, there.keys()) : undefined;
  return close === undefined ? undefined : `${postalCode} ${there.get(close)?.name}`;
}

function cityOfDepartment(key: string, department: string | undefined): string | undefined {
  const meant = oneSlipAway(key, frenchPlaces().byKey) ?? [];
  const [place, ...further] = meant.filter((one) => one.department === department);
  const isOnly = place?.postalCodes.length === 1 && further.length === 0;
  return isOnly ? `${place.postalCodes[0]} ${place.name}` : undefined;
}

function isOneSlip(a: string, b: string): boolean {
  const wrong = Array.from(a, (_, at) => at).filter((at) => a[at] !== b[at]);
  const [first, second] = wrong;
  if (first === undefined || a.length !== b.length || wrong.length > 2) return false;
  if (second === undefined) return true;
  return second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
