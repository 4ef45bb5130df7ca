import { createRequire } from "node:module";
import { fr, fr_BE } from "@faker-js/faker";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { checkPersonName, checkPhone, checkPostalAddress } from "../src/validate/index.ts";
import { median } from "./in-child.ts";

const count = 100_000;
const given = wordsOf(fr_BE.person?.first_name);
const family = [...wordsOf(fr.person?.last_name), ...wordsOf(fr_BE.person?.last_name)];
const communes: readonly { readonly nom: string; readonly codesPostaux?: readonly string[] }[] =
  createRequire(import.meta.url)("@etalab/decoupage-administratif/data/communes.json");
const places = communes.flatMap(({ nom, codesPostaux = [] }) => codesPostaux.map((code) => ({ nom, code })));

interface BenchRecord {
  readonly name: { readonly civility: string; readonly given: string; readonly family: string };
  readonly phone: string;
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string };
}

/** Records as a French export has them: names in capitals in one of three, numbers in four writings, cities as La Poste writes them in half. */
export function benchRecord(at: number): BenchRecord {
  const { nom, code } = places[(at * 7919) % places.length]!;
  const last = family[(at * 31) % family.length]!;
  return {
    name: {
      civility: at % 2 === 0 ? "M." : "Mme",
      given: given[(at * 17) % given.length]!,
      family: at % 3 === 0 ? last.toUpperCase() : last,
    },
    phone: phoneOf(at),
    address: {
      street: `${1 + (at % 200)} rue de la République`,
      postalCode: code,
      city: at % 2 === 0 ? nom : nom.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase(),
    },
  };
}

const records: readonly BenchRecord[] = Array.from({ length: count }, (_, at) => benchRecord(at));

function phoneOf(at: number): string {
  const digits = `${at % 5 === 0 ? "01" : "06"}${String(10_000_000 + at * 733).slice(0, 8)}`;
  const pairs = digits.replace(/(?<=\d)(?=(?:\d\d)+$)/g, " ");
  return [digits, pairs, pairs.replaceAll(" ", "."), `+33 ${pairs.slice(1)}`][at % 4]!;
}

function wordsOf(lists: object | null | undefined): readonly string[] {
  const all: readonly unknown[] = Object.values(lists ?? {}).flat();
  return all.filter((word): word is string => typeof word === "string");
}

/** Processor time of this process, so that others on the machine do not count. */
export function benchRecords(rounds: number): void {
  const france = { country: "FR" };
  const check = ({ name, phone, address }: BenchRecord) => [
    checkPersonName(name),
    checkPhone(phone, { workspaceCountry: "FR" }),
    checkPostalAddress(address, france),
  ];
  const started = process.cpuUsage();
  check(records[0]!);
  const first = spent(started);
  const perSecond = (work: (record: BenchRecord) => unknown) => {
    const once = () => {
      const began = process.cpuUsage();
      for (const record of records) work(record);
      return count / spent(began);
    };
    once();
    return median(Array.from({ length: rounds }, once));
  };
  const figures = {
    "a name, a phone and an address": perSecond(check),
    checkPersonName: perSecond(({ name }) => checkPersonName(name)),
    checkPhone: perSecond(({ phone }) => checkPhone(phone, { workspaceCountry: "FR" })),
    checkPostalAddress: perSecond(({ address }) => checkPostalAddress(address, france)),
    "libphonenumber-js alone, kind and validity": perSecond(({ phone }) => {
      const number = parsePhoneNumberFromString(phone, "FR");
      return [number?.isValid(), number?.getType()];
    }),
    "the least: copying each record": perSecond((record) => structuredClone(record)),
  };
  console.log(
    `${count} records with distinct numbers; a second of one core (the first check, which reads the lists: ${first.toFixed(2)} s)`,
  );
  for (const [name, figure] of Object.entries(figures))
    console.log(`  ${name.padEnd(46)} ${Math.round(figure).toLocaleString("en").padStart(10)}`);
}

function spent(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
