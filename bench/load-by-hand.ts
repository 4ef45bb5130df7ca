import { readdirSync } from "node:fs";
import { join } from "node:path";
import { openBuilder } from "../src/engine/index.ts";
import { literalSql, sql } from "../src/sql/index.ts";
import { printMeasured } from "./in-child.ts";

const [root = ""] = process.argv.slice(2);
const files = join(root, ".entente", "snapshots", "files");
const people = readdirSync(files).find((name) => name.startsWith("person-") && name.endsWith(".duckdb"));
if (!people) throw new Error("The people were not built.");
const csv = literalSql(join(root, "touches.csv"));
const raw = literalSql(join(root, "by-hand.parquet"));
const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(root, "spill") });
await engine.run(sql`attach ${literalSql(join(files, people))} as people (read_only)`);
const columns = sql`columns = {'touch_id': 'VARCHAR', 'email': 'VARCHAR', 'occurred_at': 'VARCHAR', 'kind': 'VARCHAR', 'campaign': 'VARCHAR', 'url': 'VARCHAR'}`;

const started = performance.now();
await engine.run(sql`copy (
  select row_number() over () as record, * from read_csv(${csv}, header = true, auto_detect = false, delim = ',', quote = '"', ${columns})
) to ${raw} (format parquet)`);
await engine.run(sql`attach ${literalSql(join(root, "by-hand.duckdb"))} as target`);
await engine.run(sql`create table target.touch as
  select touch_id, person_id, kind, campaign, moment as occurred_at, cast(timezone('Europe/Paris', moment) as date) as day, record
  from (
    select touch_id, lower(trim(email)) as email, kind, campaign, record,
      timezone('UTC', timezone('Europe/Paris', try_cast(occurred_at as timestamp))) as moment
    from read_parquet(${raw})
    where try_cast(occurred_at as timestamp) is not null and touch_id is not null
  ) left join people.person using (email)`);
await engine.run(sql`checkpoint target`);
const seconds = (performance.now() - started) / 1000;

const bareStarted = performance.now();
await engine.run(
  sql`create temp table bare as select * from read_csv(${csv}, header = true, types = {'occurred_at': 'TIMESTAMP'})`,
);
const bareSeconds = (performance.now() - bareStarted) / 1000;
await engine.close();
printMeasured(seconds, { bareSeconds });
