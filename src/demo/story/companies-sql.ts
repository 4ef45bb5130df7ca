import { literalSql, type Sql, sql } from "../../sql/index.ts";
import {
  activityWords,
  industries,
  legalForms,
  nameBeginnings,
  nameEndings,
  nameMiddles,
} from "../company/firms.ts";
import { places } from "../company/places.ts";
import type { DemoPlan } from "../plan.ts";
import { drawOf, itemSql, pickSql, weightedPlaceSql, wholeSql } from "./random-sql.ts";

/** A place as one of `places`, counted from 0. */
export const placeWeights = places.map(({ weight }) => weight);

/**
 * What a company is follows from its number alone, so that a person's row says it without a join:
 * `company_place(c)`, `company_industry(c)`, `company_segment(c)`, `company_root(c)`, `company_domain(c)`.
 */
export function companyMacros(plan: DemoPlan): readonly Sql[] {
  const draw = drawOf(plan);
  const c = sql`c`;
  const combinations = nameBeginnings.length * nameMiddles.length * nameEndings.length * activityWords.length;
  // 104,729 is prime and no divisor of the combinations: no two companies share a name.
  const offset = plan.key("company names") % combinations;
  return [
    sql`create macro company_place(c) as ${weightedPlaceSql(placeWeights, draw(c, "company place"))}`,
    sql`create macro company_industry(c) as ${wholeSql(draw(c, "company industry"), industries.length)}`,
    sql`create macro company_segment(c) as ${weightedPlaceSql([0, 50, 35, 15], draw(c, "company segment"))}`,
    sql`create macro company_name_number(c) as
      ((c::bigint * 104729 + ${literalSql(offset)}) % ${literalSql(combinations)})::integer`,
    sql`create macro company_root_of(n) as ${itemSql(nameBeginnings, sql`(n % 30)`)}
      || ${itemSql(nameMiddles, sql`(n // 30 % 30)`)} || ${itemSql(nameEndings, sql`(n // 900 % 30)`)}`,
    sql`create macro company_word_of(n) as ${itemSql(activityWords, sql`(n // 27000)`)}`,
    sql`create macro company_domain(c) as lower(company_root_of(company_name_number(c))) || '-'
      || lower(strip_accents(company_word_of(company_name_number(c)))) || case when company_place(c) < 26 then '.fr' else '.com' end`,
    sql`create macro company_name(c) as company_root_of(company_name_number(c)) || ' '
      || company_word_of(company_name_number(c)) || ' ' || ${pickSql(legalForms, draw(c, "company form"))}`,
  ];
}

/** One row a company: numbers, and what only companies' exports show. */
export function companyTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const c = sql`c`;
  return sql`create table company as
    select c::integer as company, company_name(c) as name, company_domain(c) as domain,
      company_place(c)::integer as place, company_industry(c) as industry, company_segment(c)::integer as segment,
      (array_value(1, 5, 60, 1200)[1 + company_segment(c)] * (1 + 8 * ${draw(c, "employees")}))::integer as employees,
      (array_value(1, 40, 600, 15000)[1 + company_segment(c)] * (1 + 8 * ${draw(c, "revenue")}))::integer * 1000 as revenue,
      floor(${draw(c, "field rep")} * 2)::integer as field_rep,
      (${draw(c, "company seen")} * 300)::integer * 1440 + 600 as created_min
    from range(1, ${literalSql(plan.companies + 1)}) t(c)
    order by c`;
}
