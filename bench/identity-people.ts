import type { Engine } from "../src/engine/index.ts";
import type { RoleColumn } from "../src/identity/index.ts";
import { literalSql, type Sql, sql } from "../src/sql/index.ts";

export const peopleColumns: readonly RoleColumn[] = [
  { name: "given_name", role: "given_name" },
  { name: "family_name", role: "family_name" },
  { name: "birth_date", role: "birth_date" },
  { name: "email", role: "email" },
  { name: "phone", role: "phone" },
  { name: "street", role: "street" },
  { name: "city", role: "city" },
  { name: "postal_code", role: "postal_code" },
];

/**
 * A table `people` (key, entity, columns): four of five records are people of their own, each fifth repeats one of them with errors. Names and
 * places follow a power law, as they do; all is drawn by hashes of the seed.
 */
export async function writePeople(engine: Engine, records: number, seed: number): Promise<void> {
  const own = Math.round(records * 0.8);
  const chance = (what: number, of: Sql = sql`entity`) =>
    sql`(hash(${of}, ${literalSql(what)}, ${literalSql(seed)}) / 18446744073709551616.0)`;
  const power = (what: number, values: number) =>
    sql`cast(floor(power(${chance(what)}, 2.5) * ${literalSql(values)}) as integer)`;
  const syllables = "ma ri le du pon bel ger tan vi sa ro mon che ler nor bau fa kes wil dan".split(" ");
  const list = sql`[${syllables.map((one) => literalSql(one)).reduce((all, one) => sql`${all}, ${one}`)}]`;
  const name = (number: Sql, salt: number) => {
    const at = (shift: number) =>
      sql`list_extract(${list}, cast(1 + hash(${number}, ${literalSql(salt + shift)}) % 20::ubigint as integer))`;
    return sql`${at(0)} || ${at(1)} || ${at(2)}`;
  };
  await engine.run(sql`create or replace temp table person as select entity,
      ${name(power(1, 2_000), 10)} as given_name, ${name(power(2, 40_000), 20)} as family_name,
      strftime(date '1940-01-01' + cast(floor(${chance(3)} * 23000) as integer), '%Y-%m-%d') as birth_date,
      cast(1 + floor(${chance(4)} * 150) as integer) || ' ' || ${name(power(5, 20_000), 30)} || ' street' as street,
      ${power(6, 8_000)} as place, '06' || lpad(cast(cast(floor(${chance(7)} * 100000000) as integer) as varchar), 8, '0') as phone,
      ${chance(8)} as provider
    from range(${literalSql(own)}) as people(entity)`);
  const wrong = (what: number, share: number) =>
    sql`is_copy and ${chance(what, sql`number`)} < ${literalSql(share)}`;
  const typo = (value: Sql, what: number) =>
    sql`left(${value}, cast(1 + floor(${chance(what, sql`number`)} * 4) as integer)) || substr(${value}, 3 + cast(floor(${chance(what, sql`number`)} * 4) as integer))`;
  const gone = (what: number, share: number) => sql`${chance(what, sql`number`)} < ${literalSql(share)}`;
  const column = (value: Sql, what: number, share: number) =>
    sql`case when ${gone(what + 50, 0.08)} then null when ${wrong(what, share)} then ${typo(value, what + 1)} else ${value} end`;
  const city = name(sql`place`, 40);
  await engine.run(sql`create or replace temp table people as select 'r' || lpad(cast(number as varchar), 8, '0') as key, entity,
      ${column(sql`given_name`, 100, 0.15)} as given_name, ${column(sql`family_name`, 110, 0.12)} as family_name,
      ${column(sql`birth_date`, 120, 0.08)} as birth_date,
      ${column(sql`given_name || '.' || family_name || entity % 1000 || case when provider < 0.5 then '@gmail.com' else '@' || ${city} || '.example' end`, 130, 0.2)} as email,
      ${column(sql`phone`, 140, 0.15)} as phone, ${column(sql`street`, 150, 0.2)} as street,
      ${column(city, 160, 0.1)} as city, ${column(sql`lpad(cast(10000 + place * 11 as varchar), 5, '0')`, 170, 0.06)} as postal_code
    from (select number, number >= ${literalSql(own)} as is_copy,
        case when number < ${literalSql(own)} then number else cast(floor(${chance(9, sql`number`)} * ${literalSql(own)}) as bigint) end as entity
      from range(${literalSql(records)}) as records(number)) join person using (entity)`);
}
