import { describe, expect, it } from "vitest";
import type { Problem } from "../core/index.ts";
import type { Expression } from "./expression.ts";
import { parseCondition, parseExpression } from "./parse-expression.ts";
import { datasetScope } from "./scope.ts";

const concepts = new Map([["customer", "person"]]);

function read(text: string, dataset = "deal"): Expression {
  const parsed = parseExpression(text, datasetScope(dataset, concepts));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  return parsed.value;
}

function problems(text: string, dataset = "deal"): readonly Problem[] {
  const parsed = parseExpression(text, datasetScope(dataset, concepts));
  return parsed.ok ? [] : parsed.error;
}

function codes(text: string, dataset = "deal"): readonly string[] {
  return problems(text, dataset).map(({ code }) => code);
}

describe("parseExpression", () => {
  it("resolves a name over many-to-one relationships, hop by hop", () => {
    expect(read("person.company.industry", "order")).toMatchObject({
      kind: "column",
      column: "industry",
      type: "text",
      hops: [
        { from: "order", column: "person_id", to: "person" },
        { from: "person", column: "company_id", to: "company" },
      ],
    });
    expect(read("person.acquisition.network", "deal")).toMatchObject({
      hops: [{ to: "person" }, { from: "person", column: "person_id", to: "acquisition" }],
    });
  });

  it("gives a concept its object's key, its moment of entry and a hop to the object", () => {
    expect(read("person_id", "customer")).toMatchObject({ type: "entity", hops: [] });
    expect(read("entered_at", "customer")).toMatchObject({ type: "instant" });
    expect(read("entered_at_day", "customer")).toMatchObject({ type: "date" });
    expect(read("person.country", "customer")).toMatchObject({
      hops: [{ from: "customer", column: "person_id", to: "person" }],
    });
  });

  it("knows the companions: an instant's day and a mapped column's raw text", () => {
    expect(read("closed_at_day")).toMatchObject({ type: "date" });
    expect(read("stage_raw")).toMatchObject({ type: "text" });
  });

  it("reads an instant column as its day where a day is wanted", () => {
    expect(read("closed_at >= date '2024-01-31'")).toMatchObject({
      left: { column: "closed_at_day", type: "date" },
    });
    expect(read("closed_at between date '2024-01-01' and date '2024-12-31'")).toMatchObject({
      operand: { column: "closed_at_day" },
    });
    expect(read("month(closed_at)")).toMatchObject({ arguments: [{ column: "closed_at_day" }] });
    expect(read("closed_at < person.created_at")).toMatchObject({
      left: { column: "closed_at", type: "instant" },
    });
    expect(codes("month(coalesce(closed_at, created_at))")).toEqual(["instant-not-column"]);
  });

  it("compares moments with a moment that is written out, in UTC, and knows hours of moments alone", () => {
    expect(read("closed_at >= instant '2024-01-31T14:00:00+01:00'")).toMatchObject({
      left: { column: "closed_at", type: "instant" },
      right: { value: "2024-01-31T13:00:00Z", type: "instant" },
    });
    expect(codes("period_of('hour', date '2024-01-31') is null")).toEqual(["grain-within-day"]);
    expect(codes("period_of('day', coalesce(closed_at, created_at)) is null")).toEqual([
      "instant-not-column",
    ]);
    expect(codes("closed_at = '2024-01-31T14:00:00Z'")).toEqual(["types-differ"]);
    expect(problems("closed_at = '2024-01-31T14:00:00Z'")[0]?.suggestion).toBe(
      "instant '2024-01-31T14:00:00Z'",
    );
  });

  it.each([
    ["amount", "money"],
    ["amount + margin", "money"],
    ["amount * 2", "money"],
    ["amount * 0.2", "decimal"],
    ["amount / 2", "decimal"],
    ["7 / 2", "decimal"],
    ["1 + 1", "integer"],
    ["- cycle_days", "decimal"],
    ["name || ' ' || type", "text"],
    ["case when amount > 0 then 1 else 2.5 end", "decimal"],
    ["case when amount > 0 then 'x' end", "text"],
    ["if(status = 'won', amount, null)", "money"],
    ["coalesce(person_id, 0)", "none"],
    ["least(amount, margin)", "money"],
    ["round(amount, 1)", "money"],
    ["days_between(created_at, closed_at)", "integer"],
    ["date_trunc('month', closed_at)", "date"],
    ["period_of('month', closed_at)", "date"],
    ["period_of('hour', closed_at)", "instant"],
    ["hours_between(created_at, instant '2024-01-31T14:00:00Z')", "decimal"],
    ["hours_between(created_at, closed_at)", "decimal"],
    ["to_text(year(closed_at)) || '-Q'", "text"],
    ["is_blank(name)", "boolean"],
  ])("types %s as %s", (text, type) => {
    expect(type === "none" ? codes(text) : read(text).type).toEqual(
      type === "none" ? ["branches-differ"] : type,
    );
  });

  it("keeps decimals as exact text, in their shortest writing, and folds the sign of a number", () => {
    expect(read("0.40")).toMatchObject({ value: "0.4", type: "decimal" });
    expect(read("-12")).toMatchObject({ kind: "literal", value: -12 });
    expect(read("-1.50")).toMatchObject({ kind: "literal", value: "-1.5" });
  });

  it("tells every fault of meaning at once, each with its place and what to write", () => {
    const found = problems("statuss = 'won' and amont > 3 or lowr(name) = 'x'");
    expect(found.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ["name-unknown", "status"],
      ["name-unknown", "amount"],
      ["function-unknown", "lower"],
    ]);
    expect(found[1]?.place).toMatchObject({ line: 1, column: 21, text: "amont" });
  });

  it.each([
    ["nobody.name", "hop-unknown"],
    ["person", "name-is-row"],
    ["campaign.person.email", "hop-unknown"],
    ["closed_at = '2024-01-31'", "types-differ"],
    ["amount = 'x'", "types-differ"],
    ["status = 'wonn'", "value-unknown"],
    ["status in ('won', 'gone')", "value-unknown"],
    ["person.stage <> 'leed'", "value-unknown"],
    ["amount = null", "null-compared"],
    ["status in ('won', null)", "null-in-list"],
    ["amount + cycle_days", "units-differ"],
    ["amount > cycle_days", "units-differ"],
    ["coalesce(amount, cycle_days)", "units-differ"],
    ["closed_at - created_at", "date-arithmetic"],
    ["expected_close_on + 30", "date-arithmetic"],
    ["name + 1", "operand-type"],
    ["name || amount", "operand-type"],
    ["name and true", "operand-type"],
    ["not amount", "operand-type"],
    ["name like type", "pattern-not-literal"],
    ["amount like 'x'", "operand-type"],
    ["case when amount then 1 end", "operand-type"],
    ["case when true then 1 else 'x' end", "branches-differ"],
    ["(status = 'won') > (status = 'lost')", "order-meaningless"],
    ["regexp_matches(name, 'x')", "function-unknown"],
    ["read_csv('/etc/passwd')", "function-unknown"],
    ["lower()", "argument-count"],
    ["lower(name, name)", "argument-count"],
    ["lower(amount)", "argument-type"],
    ["date_trunc('hour', closed_at)", "argument-not-literal"],
    ["date_trunc(name, closed_at)", "argument-not-literal"],
    ["round(amount, 9)", "argument-not-literal"],
    ["to_text(amount)", "argument-type"],
  ])("refuses %s (%s)", (text, code) => {
    expect(codes(text)).toContain(code);
  });

  it("suggests the date, the null test and the text that were meant", () => {
    expect(problems("closed_at >= '2024-01-31'")[0]?.suggestion).toBe("date '2024-01-31'");
    expect(problems("amount <> null")[0]?.suggestion).toBe("amount is not null");
    expect(problems('status = "won"')[0]?.suggestion).toBe("'won'");
    expect(problems("name || amount")[0]?.suggestion).toBe("to_text(amount)");
  });

  it("lets counts of things add up, and money multiply by a number", () => {
    expect(codes("reactions + comments + shares", "social_post")).toEqual([]);
    expect(codes("amount * quantity / 2 > 100", "order")).toEqual([]);
    expect(codes("amount * amount > amount", "order")).toEqual(["units-differ"]);
  });

  it("accepts ids beside numbers only for equality", () => {
    expect(codes("person_id = 12 or person_id in (1, 2)")).toEqual([]);
    expect(codes("person_id > 12")).toContain("types-differ");
  });
});

describe("parseCondition", () => {
  it("wants true or false", () => {
    const scope = datasetScope("deal");
    expect(parseCondition("status = 'won'", scope).ok).toBe(true);
    const parsed = parseCondition("amount + 1", scope);
    expect(parsed.ok ? [] : parsed.error.map(({ code }) => code)).toEqual(["condition-wanted"]);
  });
});
