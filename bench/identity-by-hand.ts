import { openBuilder } from "../src/engine/index.ts";
import { sql } from "../src/sql/index.ts";
import { writePeople } from "./identity-people.ts";
import { printMeasured } from "./in-child.ts";

const [records, seed, spillFolder] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!];
const engine = await openBuilder({ memoryMb: 3_500, threads: 2, spillFolder });
await writePeople(engine, records, seed);
const started = performance.now();
await engine.run(sql`create temp table scored as
  select l.key as l, r.key as r, jaro_winkler_similarity(l.given_name, r.given_name) as given_name, jaro_winkler_similarity(l.family_name, r.family_name) as family_name,
    damerau_levenshtein(l.birth_date, r.birth_date) as birth_date, jaro_winkler_similarity(l.email, r.email) as email,
    damerau_levenshtein(l.phone, r.phone) as phone, jaro_winkler_similarity(l.street, r.street) as street,
    jaro_winkler_similarity(l.city, r.city) as city, damerau_levenshtein(l.postal_code, r.postal_code) as postal_code
  from people as l join people as r on left(l.given_name, 3) = left(r.given_name, 3) and l.city = r.city and l.key < r.key`);
const seconds = (performance.now() - started) / 1000;
const { rows } = await engine.query(sql`select count(*) from scored`);
await engine.close();
printMeasured(seconds, { candidatePairs: Number(rows[0]?.[0]) });
