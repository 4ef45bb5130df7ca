import type { SourceMapping } from "../../dataset/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { products } from "../company/firms.ts";
import { places } from "../company/places.ts";
import { timezone } from "../plan.ts";
import { itemSql } from "../story/random-sql.ts";
import { impossibleDate } from "./answers.ts";
import type { BadRows } from "./bad-rows.ts";
import { columnsSql, type Export, withByteOrderMark } from "./export.ts";

const orderFile = "shop/commandes.csv";
const commaSql = (cents: Sql): Sql =>
  sql`(${cents} // 100)::varchar || ',' || lpad((${cents} % 100)::varchar, 2, '0')`;

/** Orders in French; a few are cancelled copies, a few cannot be read. */
function orderRowsSql(bad: BadRows): Sql {
  const dates = bad.of(orderFile, "impossible_date");
  const numbers = bad.of(orderFile, "not_a_number");
  return sql`
    with bought as (
      select item, email, product, cents, margin_cents, at_min, doubled from purchase join person using (person)),
    written as (
      select 'CMD-' || item as number, email, product, ${commaSql(sql`cents`)} as amount,
        ${commaSql(sql`margin_cents`)} as margin, strftime(local_at(at_min), '%d/%m/%Y %H:%M') as written_at, 'Honorée' as status
      from bought
      union all
      select 'CMD-' || item || '-A', email, product, ${commaSql(sql`cents`)}, ${commaSql(sql`margin_cents`)},
        strftime(local_at(at_min), '%d/%m/%Y %H:%M'), 'Annulée' from bought where doubled
      union all
      select 'CMD-X' || n, null, 0, '120,00', '40,00', ${literalSql(impossibleDate)}, 'Honorée' from range(${literalSql(dates)}) t(n)
      union all
      select 'CMD-Y' || n, null, 0, 'voir facture', '40,00', '12/03/2024 10:00', 'Honorée' from range(${literalSql(numbers)}) t(n))
    select ${columnsSql(
      withByteOrderMark({
        "Numéro de commande": sql`number`,
        "Date de commande": sql`written_at`,
        "E-mail du client": sql`email`,
        Produit: itemSql(
          products.map(({ name }) => name),
          sql`product`,
        ),
        Quantité: sql`1`,
        Montant: sql`amount`,
        Marge: sql`margin`,
        Statut: sql`status`,
      }),
    )} from written order by number`;
}

const orderMapping: SourceMapping = {
  source: "shop-orders",
  system: "shop",
  preset: "orders",
  files: ["shop/commandes*.csv"],
  kind: "full",
  timezone,
  dates: "dmy",
  decimal: ",",
  currency: "EUR",
  into: [
    {
      dataset: "order",
      key: ["Numéro de commande"],
      fields: {
        person_id: { from: ["E-mail du client"], by: "email" },
        product_id: { from: ["Produit"] },
        status: { from: ["Statut"] },
        quantity: { from: ["Quantité"] },
        amount: { from: ["Montant"] },
        margin: { from: ["Marge"] },
        ordered_at: { from: ["Date de commande"] },
      },
    },
  ],
};

const productExport: Export = {
  files: [
    {
      kind: "text",
      path: "shop/articles.csv",
      encoding: "utf-8-bom",
      delimiter: ";",
      table: {
        headers: ["Produit", "Référence", "Gamme", "Prix catalogue"],
        rows: products.map(({ name, family, listPrice, code }) => [name, code, family, `${listPrice},00`]),
      },
    },
  ],
  mapping: {
    source: "shop-products",
    system: "shop",
    preset: "products",
    files: ["shop/articles.csv"],
    kind: "full",
    timezone,
    decimal: ",",
    currency: "EUR",
    into: [
      {
        dataset: "product",
        key: ["Produit"],
        fields: {
          product_id: { from: ["Produit"] },
          name: { from: ["Produit"] },
          family: { from: ["Gamme"] },
          list_price: { from: ["Prix catalogue"] },
        },
      },
    ],
  },
};

const territoryRows = [...new Map(places.map((place) => [place.territory, place])).values()];

const territoryExport: Export = {
  files: [
    {
      kind: "text",
      path: "sales/territories.csv",
      encoding: "utf-8",
      delimiter: ",",
      table: {
        headers: ["territory_id", "territory_name", "country", "part_of"],
        rows: territoryRows.map(({ territory, country }) => [
          territory,
          territory,
          country === "France" ? country : "",
          country === "France" ? "France" : "Europe",
        ]),
      },
    },
  ],
  mapping: {
    source: "territories",
    system: "sales",
    preset: "territories",
    files: ["sales/territories.csv"],
    kind: "full",
    timezone,
    into: [
      {
        dataset: "territory",
        key: ["territory_id"],
        fields: {
          territory_id: { from: ["territory_id"] },
          name: { from: ["territory_name"] },
          country: { from: ["country"] },
          parent: { from: ["part_of"] },
        },
      },
    ],
  },
};

export function shopExports(bad: BadRows): readonly Export[] {
  return [
    {
      mapping: orderMapping,
      files: [{ kind: "copy", path: orderFile, rows: orderRowsSql(bad), delimiter: ";" }],
    },
    productExport,
    territoryExport,
  ];
}
