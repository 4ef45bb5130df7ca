import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { products } from "../company/firms.ts";
import { currencyOf, places } from "../company/places.ts";
import type { DemoPlan } from "../plan.ts";
import { drawOf, itemSql, normalSql, pickSql, wholeSql } from "./random-sql.ts";

export const rates: { readonly [currency: string]: string } = { EUR: "1", GBP: "1.17", CHF: "1.04" };

const lostReasons = [
  "Prix",
  "Concurrent",
  "Pas de budget",
  "Pas de besoin",
  "Sans décision",
  "Calendrier",
] as const;
/** Nobody has said yet what this one means: it stays out of the value mapping on purpose. */
export const unknownLostReason = "Réorganisation interne";

/** One row an opportunity; its number is its person's. Amounts and margins are whole tens, so that any rate is exact. */
export function dealTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const currencies = places.map(({ country }) => currencyOf(country));
  const size = itemSql([6.8, 8.3, 9.8, 11], sql`segment`);
  const at = (share: number): Sql =>
    sql`((deal_min + ((close_any - deal_min) * ${literalSql(share)})::integer) // 1440 * 1440 + 600 + person % 480)`;
  const marginRate = itemSql(
    products.map((one) => one.marginRate),
    sql`product`,
  );
  return sql`create table deal as
    with priced as (select person, company, segment, place, in_hubspot, deal_min, close_any, close_min, won,
      greatest(1, round(exp(${size} + 0.6 * ${normalSql(draw(p, "amount 1"), draw(p, "amount 2"))}) / 10))::integer * 10 as amount,
      case when in_hubspot then 'EUR' else ${itemSql(currencies, sql`place`)} end as currency,
      ${wholeSql(draw(p, "deal product"), products.length)} as product,
      ${at(0.25)} as demo_min, ${at(0.55)} as proposal_min, ${at(0.8)} as negotiation_min,
      case when won or close_min is null then null
        when ${draw(p, "odd reason")} < 0.04 then ${literalSql(unknownLostReason)}
        else ${pickSql(lostReasons, sql`pow(${draw(p, "lost reason")}, 1.3)`)} end as lost_reason
    from life where deal_min is not null)
    select *, (round(amount * (${marginRate} + 0.1 * (${draw(p, "deal margin")} - 0.5)) / 10) * 10)::integer as margin
    from priced order by person`;
}

/** Where a deal stood at a moment, as its tool calls it. */
export function dealStageSql(moment: number, names: readonly string[]): Sql {
  const [qualification, demonstration, proposal, negotiation, won, lost] = names.map((name) =>
    literalSql(name),
  );
  const now = literalSql(moment);
  return sql`case when close_min < ${now} then case when won then ${won!} else ${lost!} end
    when negotiation_min < ${now} then ${negotiation!} when proposal_min < ${now} then ${proposal!}
    when demo_min < ${now} then ${demonstration!} else ${qualification!} end`;
}
