import { describe, expect, it } from "vitest";
import { refusedIn } from "./refused-in.ts";

const words = "label: { en: x, fr: x }";

describe("refusedIn", () => {
  it("names what is at fault by its section and id, a relationship by its role", () => {
    const text = `datasets:
  sale:
    ${words}
    columns: { sale_id: text, shop_id: integer }
    relationships:
      shop: { to: shop, by: shop_id }
  shop:
    ${words}
    key: shop_id
    columns: { shop_id: text }
metrics:
  orders:
    ${words}
    kind: simple
    measure: { dataset: sale, aggregation: count }
    where: nothing = 1
  shops: { ${words}, kind: simple, measure: { dataset: shop, aggregation: count } }
`;
    const refused = refusedIn([{ name: "a.yaml", text }], []);
    expect([...refused.keys()].toSorted()).toEqual(["metrics orders", "relationships sale.shop"]);
    expect(refused.get("metrics orders")?.en).toContain("nothing");
  });

  it("takes what is in use already into account", () => {
    const text = `metrics:\n  orders: { ${words}, kind: derived, formula_of: known * 2 }\n`;
    const known = `metrics:\n  known: { ${words}, kind: simple, measure: { dataset: deal, aggregation: count } }\n`;
    const file = { name: "a.yaml", text };
    expect([...refusedIn([file], []).keys()]).toEqual(["metrics orders"]);
    const beside = [{ path: "known.yaml", text: known, origin: "catalogue" }] as const;
    expect(refusedIn([file], beside).size).toBe(0);
  });
});
