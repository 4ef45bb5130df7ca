import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { initWorkspace, type Workspace } from "../../src/app/workspace.ts";

const mappings: { readonly [source: string]: string } = {
  contacts: `system: crm
files: "*contacts.csv"
kind: upsert
timezone: Europe/Paris
dates: iso
into:
  - dataset: person
    key: Id
    fields: { email: Email, rep_id: Owner, stage: Stage, created_at: Created }
`,
  deals: `system: crm
files: "*deals.csv"
kind: append
timezone: Europe/Paris
dates: iso
decimal: "."
currency: EUR
into:
  - dataset: deal
    key: Deal
    fields: { name: Name, amount: Amount, closed_at: Closed }
`,
  visits: `system: fair
files: "*visits.csv"
kind: append
timezone: Europe/Paris
dates: iso
into:
  - dataset: visit
    fields: { visit_id: Visit, who: { from: Email, by: email }, seen_on: Seen }
`,
};

const definitions = `datasets:
  visit:
    label: { en: Visit, fr: Visite }
    key: visit_id
    time: seen_on
    columns: { visit_id: text, who: entity, seen_on: date }
    relationships: { person: { to: person, by: who } }
`;

/** A workspace with three sources, one of them into a dataset of its own, for programs that are killed while they load and build. */
export async function makeWorkspace(folder: string): Promise<Workspace> {
  const made = await initWorkspace(folder, { timezone: "Europe/Paris", currency: "EUR" });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  for (const [source, text] of Object.entries(mappings))
    await writeFile(join(made.value.paths.sources, `${source}.yaml`), text);
  await writeFile(join(made.value.paths.definitions, "visits.yaml"), definitions);
  return made.value;
}

/** Writes a file for each source; `name` makes its content like no other. */
export async function writeExports(folder: string, name: string, rows: number): Promise<readonly string[]> {
  const lines = (line: (row: number) => string) => Array.from({ length: rows }, (_, row) => line(row));
  const contacts = lines((row) => `${row},${name}-${row}@example.org,Ana,lead,2025-01-0${1 + (row % 9)}`);
  const deals = lines((row) => `${name}-${row},Deal ${row},${row}.50,2025-02-0${1 + (row % 9)}`);
  const visits = lines((row) => `${name}-${row},${name}-${row}@example.org,2025-03-0${1 + (row % 9)}`);
  const files = {
    contacts: ["Id,Email,Owner,Stage,Created", ...contacts],
    deals: ["Deal,Name,Amount,Closed", ...deals],
    visits: ["Visit,Email,Seen", ...visits],
  };
  const paths: string[] = [];
  for (const [source, content] of Object.entries(files)) {
    const path = join(folder, `${name}-${source}.csv`);
    await writeFile(path, `${content.join("\n")}\n`);
    paths.push(path);
  }
  return paths;
}
