import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openBuilder } from "../src/engine/index.ts";
import { id, join as joinSql, literalSql, type Sql, sql } from "../src/sql/index.ts";
import { inChild, type Measured } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

/** A later export of one of the demo's sources: some rows altered, and a twentieth as many added under new keys. */
interface Change {
  readonly source: string;
  readonly file: string;
  /** How many of the export's rows come again: all when absent, as in the export of a whole. */
  readonly rows?: number;
  readonly altered: { readonly [header: string]: Sql };
  readonly added: { readonly [header: string]: Sql };
}

/** About 2 MB of visits and of calls; companies are exported whole. */
const changes: readonly Change[] = [
  {
    source: "web-visits",
    file: "web/visits.csv",
    rows: 20_000,
    altered: { occurred_at: sql`left(occurred_at, 17) || '59'` },
    added: { event_id: sql`'new-' || event_id`, occurred_at: sql`'2024-12-31 08:00:00'` },
  },
  {
    source: "hubspot-calls",
    file: "hubspot/calls-2024-12-31.csv",
    rows: 20_000,
    altered: { "Call duration": sql`'61000'` },
    added: { "Record ID": sql`'new-' || "Record ID"` },
  },
  {
    source: "hubspot-companies",
    file: "hubspot/companies-2024-12-31.csv",
    altered: { "Number of Employees": sql`'61'` },
    added: {
      "Record ID": sql`'new-' || "Record ID"`,
      "Company name": sql`'New ' || "Record ID"`,
      "Company Domain Name": sql`'new-' || "Record ID" || '.example'`,
    },
  },
];

interface First extends Measured {
  readonly loadSeconds: number;
  readonly buildSeconds: number;
}

interface Rebuilt extends Measured {
  readonly bytes: number;
  readonly loadSeconds: number;
  readonly buildSeconds: number;
  readonly written: readonly string[];
  readonly datasets: number;
}

interface Proven extends Measured {
  readonly unlike: readonly string[];
}

/** Small loads into a company that is built, one after the other, beside its first build and a build from nothing. */
export async function run({ size = "m", seed }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-rebuild-"));
  try {
    const root = join(folder, "demo");
    const first = await inChild<First>("./demo-ours.ts", [root, size, String(seed)]);
    console.log(`size ${size}, seed ${seed}; what is written anew is told from the snapshots' manifests`);
    console.log(
      `baseline, everything for the first time: ${timesOf(first)}, peak with the making ${first.peakMb} MB`,
    );
    for (const change of changes) {
      const path = await writeChange(root, change);
      const rebuilt = await inChild<Rebuilt>("./rebuild-ours.ts", [root, change.source, path]);
      print(change, rebuilt, first);
    }
    const { seconds, peakMb, unlike } = await inChild<Proven>("./rebuild-ours.ts", [root]);
    console.log(
      `afterwards everything from nothing, compared row by row: ${seconds.toFixed(1)} s, peak ${peakMb} MB; unlike: ${unlike.join(", ") || "none"}`,
    );
    if (unlike.length > 0) throw new Error("A build from nothing gives other rows.");
  } finally {
    await rm(folder, { recursive: true });
  }
}

function print({ source }: Change, rebuilt: Rebuilt, first: First): void {
  const { bytes, written, datasets, buildSeconds, peakMb } = rebuilt;
  const share = (buildSeconds / first.buildSeconds).toFixed(2);
  console.log(
    `${source}, ${(bytes / 1e6).toFixed(1)} MB: ${timesOf(rebuilt)}, peak ${peakMb} MB; build ${share} of the first`,
  );
  console.log(`  written anew ${written.length} of ${datasets}: ${written.join(", ")}`);
}

function timesOf({ loadSeconds, buildSeconds }: First): string {
  return `load ${loadSeconds.toFixed(1)} s, build ${buildSeconds.toFixed(1)} s`;
}

/** Every tenth row altered, every twentieth added under another key; gives the path of the new export. */
async function writeChange(root: string, { file, rows, altered, added }: Change): Promise<string> {
  const old = join(root, "sources", file);
  const path = join(dirname(old), "later.csv");
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(root, "spill") });
  const limit = rows === undefined ? sql`` : sql` limit ${literalSql(rows)}`;
  await engine.run(
    sql`create temp table export as select *, row_number() over () as _n from read_csv(${literalSql(old)}, header = true, all_varchar = true)${limit}`,
  );
  await engine.run(sql`copy (
    select * exclude (_n) replace (${replacedSql(altered)}) from export where _n % 10 = 0
    union all select * exclude (_n) from export where _n % 10 <> 0
    union all select * exclude (_n) replace (${replacedSql(added)}) from export where _n % 20 = 0
  ) to ${literalSql(path)} (header)`);
  await engine.close();
  return path;
}

function replacedSql(columns: { readonly [header: string]: Sql }): Sql {
  return joinSql(Object.entries(columns).map(([header, value]) => sql`${value} as ${id(header)}`));
}
