import { cp, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBuilder } from "../src/engine/index.ts";
import { literalSql, sql } from "../src/sql/index.ts";
import { inChild, median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

const people = 1_000_000;
const touches = 5_000_000;

const settings = `name: bench
language: en
timezone: Europe/Paris
currency: EUR
week_start: monday
fiscal_year_start: 1
parties: [marketing, sales]
engine: duckdb
`;

const peopleMapping = `source: people
system: crm
files: ["people.csv"]
kind: full
timezone: Europe/Paris
dates: iso
into:
  - dataset: person
    key: [id]
    fields: { email: email, country: country, created_at: created }
`;

const touchesMapping = `source: touches
system: mailer
files: ["touches.csv"]
kind: append
timezone: Europe/Paris
dates: iso
into:
  - dataset: touch
    key: [touch_id]
    fields:
      person_id: { from: [email], by: email }
      kind: kind
      campaign_id: campaign
      occurred_at: occurred_at
`;

const values = `touch_kind:
  mailer: { email_click: email_click, visit: visit, social_click: social_click }
`;

/** 5 million touches from CSV to a queryable snapshot, against the same way by hand in DuckDB. */
export async function run({ rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-load-"));
  try {
    const workspace = join(folder, "workspace");
    await writeInput(workspace);
    await inChild("./load-ours.ts", [workspace, "people"]);
    const { size } = await stat(join(workspace, "touches.csv"));
    console.log(
      `${touches} touches, ${Math.round(size / 1e6)} MB, linked to ${people} people; ${rounds} rounds`,
    );
    const ours: number[] = [];
    const byHand: number[] = [];
    const bare: number[] = [];
    let peakMb = 0;
    for (let round = 1; round <= rounds; round++) {
      const copy = join(folder, `round-${round}`);
      await cp(workspace, copy, { recursive: true });
      const [mine, hand] = [
        await inChild("./load-ours.ts", [copy, "touches"]),
        await inChild<{ seconds: number; peakMb: number; bareSeconds: number }>("./load-by-hand.ts", [copy]),
      ];
      ours.push(mine.seconds);
      byHand.push(hand.seconds);
      bare.push(hand.bareSeconds);
      peakMb = Math.max(peakMb, mine.peakMb);
      await rm(copy, { recursive: true });
    }
    const ratio = median(ours.map((seconds, round) => seconds / byHand[round]!));
    console.log(`load: ${median(ours).toFixed(2)} s, peak ${peakMb} MB`);
    console.log(
      `baseline, by hand in DuckDB: ${median(byHand).toFixed(2)} s; ratio ${ratio.toFixed(2)} (at most 1.5)`,
    );
    console.log(
      `bare typed read_csv: ${median(bare).toFixed(2)} s; ratio ${(median(ours) / median(bare)).toFixed(2)}`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeInput(workspace: string): Promise<void> {
  await mkdir(join(workspace, "sources"), { recursive: true });
  await mkdir(join(workspace, "definitions"), { recursive: true });
  await writeFile(join(workspace, "entente.yaml"), settings);
  await writeFile(join(workspace, "sources", "people.yaml"), peopleMapping);
  await writeFile(join(workspace, "sources", "touches.yaml"), touchesMapping);
  await writeFile(join(workspace, "definitions", "values.yaml"), values);
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(workspace, "spill") });
  await engine.run(sql`copy (
    select 'C' || i as id, 'user' || i || '@example.com' as email, ['FR', 'DE', 'US'][1 + i % 3] as country,
      strftime(timestamp '2023-01-01' + to_minutes(i % 500000), '%Y-%m-%d %H:%M') as created
    from range(${people}) as t(i)) to ${literalSql(join(workspace, "people.csv"))} (header)`);
  await engine.run(sql`copy (
    select 'T' || i as touch_id, 'user' || (i * 7919 % ${people}) || '@example.com' as email,
      strftime(timestamp '2024-01-01' + to_seconds((i * 37) % 63000000), '%Y-%m-%d %H:%M:%S') as occurred_at,
      ['email_click', 'visit', 'social_click'][1 + i % 3] as kind, 'Campaign ' || (i % 50) as campaign,
      'https://example.com/page/' || (i % 1000) as url
    from range(${touches}) as t(i)) to ${literalSql(join(workspace, "touches.csv"))} (header)`);
  await engine.close();
}
