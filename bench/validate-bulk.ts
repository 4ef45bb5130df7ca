import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inChild, median } from "./in-child.ts";
import { benchRecord } from "./validate-records.ts";

const count = 600_000;

const settings = `name: bench
timezone: Europe/Paris
currency: EUR
country: FR
`;
const base = `source: contacts
system: crm
files: ["contacts.csv"]
kind: full
timezone: Europe/Paris
dates: iso
into:
  - dataset: person
    key: [id]
    fields:`;
const checked = `
      email: email
      first_name: first
      last_name: last
      phone: phone
      postal_code: zip
      city: city
      country: country
      created_at: created
`;
/** The same columns under names that no check reads: what the load costs without. */
const unchecked = `
      job_title: email
      lead_source: { from: [first, last] }
      segment: phone
      region: zip
      country: country
      created_at: created
`;

interface Bulk {
  readonly seconds: number;
  readonly peakMb: number;
  readonly cpuSeconds: number;
  readonly counts: object;
  readonly suspect: number;
  readonly invalid: number;
}

/** A dry run of contacts with an address, a name, a number and a place each, distinct; beside the same load with no field checked. */
export async function benchBulk(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-bulk-"));
  try {
    const [ours, bare] = [join(folder, "ours"), join(folder, "bare")];
    await writeWorkspace(ours, base + checked);
    await writeWorkspace(bare, base + unchecked);
    const runs: { readonly mine: Bulk; readonly without: Bulk }[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const one of [ours, bare]) await rm(join(one, ".entente"), { recursive: true, force: true });
      const mine = await inChild<Bulk>("./validate-bulk-ours.ts", [ours]);
      runs.push({ mine, without: await inChild<Bulk>("./validate-bulk-ours.ts", [bare]) });
    }
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
    const checks = of(({ mine, without }) => mine.seconds - without.seconds);
    const cpu = of(({ mine, without }) => mine.cpuSeconds - without.cpuSeconds);
    const perSecond = (seconds: number) => Math.round(count / seconds).toLocaleString("en");
    const { counts, suspect, invalid } = runs[0]!.mine;
    console.log(
      `${count} contacts, all fields: ${JSON.stringify(counts)}, suspect ${suspect}, invalid ${invalid}`,
    );
    console.log(
      `  dry run with checks: ${of(({ mine }) => mine.seconds).toFixed(1)} s, peak ${Math.max(...runs.map(({ mine }) => mine.peakMb))} MB`,
    );
    console.log(
      `  baseline, the same load without checks: ${of(({ without }) => without.seconds).toFixed(1)} s`,
    );
    console.log(
      `  the checks: ${checks.toFixed(1)} s, ${perSecond(checks)} records a second (at least 50,000 on 2 cores)`,
    );
    console.log(
      `  of processor time: ${cpu.toFixed(1)} s, ${perSecond(cpu / 2)} records a second of two cores`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeWorkspace(root: string, mapping: string): Promise<void> {
  await mkdir(join(root, "sources"), { recursive: true });
  await mkdir(join(root, "definitions"), { recursive: true });
  await writeFile(join(root, "entente.yaml"), settings);
  await writeFile(join(root, "sources", "contacts.yaml"), mapping);
  const lines = ["id,email,first,last,phone,zip,city,country,created"];
  for (let at = 0; at < count; at++) lines.push(line(at));
  await writeFile(join(root, "contacts.csv"), `${lines.join("\n")}\n`);
}

function line(at: number): string {
  const { name, phone, address } = benchRecord(at);
  const domain = ["gmail.com", "orange.fr", `societe${at}.fr`, `acme-${at}.co.uk`, "gmial.com"][at % 5]!;
  const cells = [
    String(at),
    `prenom.nom${at}@${domain}`,
    name.given,
    name.family,
    phone,
    address.postalCode,
    address.city,
    "France",
    "2025-01-02",
  ];
  return cells.map((cell) => `"${cell}"`).join(",");
}
