import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { DemoPlan } from "../plan.ts";
import { drawOf, wholeSql } from "./random-sql.ts";

const slips: readonly (readonly [kind: string, written: Sql])[] = [
  ["domain_typo", sql`local || '@gmial.com'`],
  ["domain_typo", sql`local || '@orang.fr'`],
  ["domain_typo", sql`local || '@hotmial.fr'`],
  ["top_level_typo", sql`local || '@' || split_part(domain, '.', 1) || '.con'`],
  ["no_at", sql`local || domain`],
  ["two_dots", sql`local || '@' || replace(domain, '.', '..')`],
  ["no_top_level", sql`local || '@' || split_part(domain, '.', 1)`],
  ["space", sql`replace(local, '.', ' ') || '@' || domain`],
  ["comma", sql`local || '@' || replace(domain, '.', ',')`],
  ["two_ats", sql`local || '@@' || domain`],
];

/** Addresses as mistyped, by person and kind of slip; each is like no other. */
export function badEmailTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const cases = join(
    slips.map(
      ([kind, written], slip) =>
        sql`when ${literalSql(slip)} then struct_pack(kind := ${literalSql(kind)}, email := ${written})`,
    ),
    " ",
  );
  return sql`create table bad_email as
    with parted as (
      select person, ${wholeSql(draw(sql`person`, "slip"), slips.length)} as slip,
        split_part(email, '@', 1) || '.' || person::varchar as local, split_part(email, '@', 2) as domain
      from person where bad_candidate)
    select person, (case slip ${cases} end).kind as kind, (case slip ${cases} end).email as email
    from parted order by person`;
}
