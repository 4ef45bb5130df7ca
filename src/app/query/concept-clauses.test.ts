import { describe, expect, it } from "vitest";
import { conceptSql } from "../../compile/index.ts";
import { printForReading } from "../../sql/index.ts";
import { queryWorld, type TestTables } from "../testing/query-world.ts";

const words = "words: { en: w, fr: w }";
const asOf = "2024-07-01T00:00:00.000Z";

function concept(body: string, object = "person", id = "tested"): string {
  return `  ${id}:\n    label: { en: T, fr: T }\n    object: ${object}\n${body.replace(/^(?=.)/gmu, "    ")}\n`;
}

function clause(id: string, keys: string): string {
  return `  ${id}: { ${words}, ${keys} }\n`;
}

/** Cycles of the concept `tested` as `object/cycle: entry..end`, to the minute; `-` where there is no date. */
async function cycles(
  yaml: string,
  tables: TestTables,
  options: { readonly datasets?: string; readonly asOf?: string } = {},
): Promise<readonly string[]> {
  const persons = [1, 2, 3].map((person_id) => ({ person_id }));
  const world = await queryWorld(
    { person: persons, ...tables },
    { yaml: `${options.datasets ?? ""}concepts:\n${yaml}` },
  );
  const statement = conceptSql({ ...world.context, asOf: options.asOf ?? asOf }, "tested");
  const { rows } = await world.engine.query(statement);
  const minute = (at: unknown) => (typeof at === "string" ? at.slice(0, 16) : "-");
  const name = (cell: unknown) => (typeof cell === "string" || typeof cell === "number" ? `${cell}` : "?");
  return rows
    .map(([of, cycle, entered, , left]) => `${name(of)}/${name(cycle)}: ${minute(entered)}..${minute(left)}`)
    .toSorted();
}

const visit = (person_id: number, day: string, kind = "visit") => ({
  person_id,
  kind,
  occurred_at: `${day}T10:00:00Z`,
});
const order = (person_id: number, day: string) => ({
  person_id,
  status: "completed",
  ordered_at: `${day}T10:00:00Z`,
});
const stage = (person_id: number, name: string, day: string | null) => ({
  person_id,
  stage: name,
  entered_at: day && `${day}T10:00:00Z`,
});

describe("a clause beside another moment", () => {
  const soon = (keys: string) =>
    concept(`all:\n${clause("asked", "event: form_response")}${clause("came", `event: touch, ${keys}`)}`);
  const tables = {
    form_response: [1, 2].map((person_id) => ({ person_id, submitted_at: "2024-03-01T10:00:00Z" })),
    touch: [visit(1, "2024-03-07"), visit(2, "2024-03-08")],
  };

  it("lies less than the distance from it", async () => {
    expect(await cycles(soon("after: asked"), tables)).toEqual([
      "1/1: 2024-03-07T10:00..-",
      "2/1: 2024-03-08T10:00..-",
    ]);
    expect(await cycles(soon("after: asked, within: 7 days"), tables)).toEqual(["1/1: 2024-03-07T10:00..-"]);
  });

  it("counts several events that all lie within the distance", async () => {
    const twice = { ...tables, touch: [...tables.touch, visit(1, "2024-03-09"), visit(2, "2024-03-02")] };
    expect(await cycles(soon("after: asked, within: 9 days, at_least: 2"), twice)).toEqual([
      "1/1: 2024-03-09T10:00..-",
      "2/1: 2024-03-08T10:00..-",
    ]);
    expect(await cycles(soon("after: asked, within: 8 days, at_least: 2"), twice)).toEqual([
      "2/1: 2024-03-08T10:00..-",
    ]);
  });

  it("may be before or after any entry into a concept over the same object", async () => {
    const body = `all:\n${clause("came", "event: touch, after: lead, before: customer")}`;
    const stages = [
      stage(1, "lead", "2024-03-01"),
      stage(1, "customer", "2024-03-20"),
      stage(2, "lead", "2024-03-01"),
    ];
    const touch = [visit(1, "2024-02-01"), visit(1, "2024-03-10"), visit(2, "2024-03-10")];
    expect(await cycles(concept(body), { stage_entry: stages, touch })).toEqual(["1/1: 2024-03-10T10:00..-"]);
  });
});

describe("a clause that says that nothing happened", () => {
  const silent = concept(
    `all:\n${clause("is_lead", "in: lead")}${clause("silent", "not: true, event: touch, within: 30 days, after: is_lead")}`,
  );
  const stage_entry = [1, 2, 3].map((person_id) => stage(person_id, "lead", "2024-03-01"));
  const touch = [visit(1, "2024-03-30"), visit(2, "2024-03-31"), visit(3, "2024-02-28")];

  it("holds when the time is over, if nothing happened before its last moment", async () => {
    expect(await cycles(silent, { stage_entry, touch })).toEqual([
      "2/1: 2024-03-31T10:00..-",
      "3/1: 2024-03-31T10:00..-",
    ]);
  });

  it("does not hold as long as the time is not over", async () => {
    const asked = (moment: string) => cycles(silent, { stage_entry, touch }, { asOf: moment });
    expect(await asked("2024-03-31T09:59:59.000Z")).toEqual([]);
    expect(await asked("2024-03-31T10:00:00.000Z")).toHaveLength(2);
  });

  it("tells the day of its end by the workspace's zone, across a change of clocks", async () => {
    const world = await queryWorld(
      { stage_entry: [{ person_id: 1, stage: "lead", entered_at: "2024-03-30T22:30:00Z" }] },
      { yaml: `concepts:\n${silent.replace("30 days", "1 days")}` },
    );
    const { rows } = await world.engine.query(conceptSql({ ...world.context, asOf }, "tested"));
    expect(rows).toEqual([[1, 1, "2024-03-31T22:30:00.000Z", "2024-04-01", null, null]]);
  });
});

describe("a clause about not being in a concept", () => {
  const prospect = concept(
    `all:\n${clause("came", "event: touch")}${clause("not_customer", "in: customer, not: true")}`,
  );

  it("must hold at the moment of entry", async () => {
    const stage_entry = [stage(1, "customer", "2024-03-01"), stage(2, "customer", "2024-03-20")];
    const touch = [visit(1, "2024-03-10"), visit(2, "2024-03-10"), visit(3, "2024-03-10")];
    expect(await cycles(prospect, { stage_entry, touch })).toEqual([
      "2/1: 2024-03-10T10:00..-",
      "3/1: 2024-03-10T10:00..-",
    ]);
  });

  it("does not hold where the object has been in it since an unknown moment", async () => {
    const touch = [visit(1, "2024-03-10")];
    expect(await cycles(prospect, { stage_entry: [stage(1, "customer", null)], touch })).toEqual([]);
  });

  it("alone selects who is not in it now, without a date, and dates by the end of a cycle", async () => {
    const ended = concept(
      `all:\n${clause("bought", "event: order")}until:\n${clause("left", "event: touch, where: kind = 'ad_click'")}`,
      "person",
      "buyer",
    );
    const others = concept(`all:\n${clause("no_buyer", "in: buyer, not: true")}`);
    const tables = {
      order: [order(1, "2024-03-01"), order(2, "2024-03-01")],
      touch: [visit(2, "2024-03-05", "ad_click")],
    };
    expect(await cycles(ended + others, tables)).toEqual(["2/1: 2024-03-05T10:00..-", "3/1: -..-"]);
  });
});

describe("until", () => {
  const member = (until: string) => concept(`all:\n${clause("joined", "event: order")}until: ${until}\n`);
  const left = `{ left: { ${words}, event: touch, where: kind = 'ad_click' } }`;

  it("ends a cycle, after which the object may enter again", async () => {
    const tables = {
      order: [order(1, "2024-01-01"), order(1, "2024-01-05"), order(1, "2024-03-01"), order(2, "2024-02-01")],
      touch: [
        visit(1, "2024-02-01", "ad_click"),
        visit(2, "2024-01-01", "ad_click"),
        visit(3, "2024-01-01", "ad_click"),
      ],
    };
    expect(await cycles(member(left), tables)).toEqual([
      "1/1: 2024-01-01T10:00..2024-02-01T10:00",
      "1/2: 2024-03-01T10:00..-",
      "2/1: 2024-02-01T10:00..-",
    ]);
  });

  it("lets what happens at the very moment of an end count neither before nor after it", async () => {
    const tables = {
      order: [order(1, "2024-01-01"), order(1, "2024-02-01"), order(2, "2024-02-01")],
      touch: [1, 2].map((person_id) => visit(person_id, "2024-02-01", "ad_click")),
    };
    expect(await cycles(member(left), tables)).toEqual(["1/1: 2024-01-01T10:00..2024-02-01T10:00"]);
  });

  it("makes a customer lapse after so long without an order, whichever was the last", async () => {
    const lapsed = `{ lapsed: { ${words}, not: true, event: order, within: 180 days, after: joined } }`;
    const tables = {
      order: [order(1, "2023-01-01"), order(1, "2023-04-11"), order(1, "2024-02-05"), order(2, "2024-06-01")],
    };
    expect(await cycles(member(lapsed), tables)).toEqual([
      "1/1: 2023-01-01T10:00..2023-10-08T10:00",
      "1/2: 2024-02-05T10:00..-",
      "2/1: 2024-06-01T10:00..-",
    ]);
  });

  it("draws a line also under what has not been enough", async () => {
    const often = concept(`all:\n${clause("often", "event: order, at_least: 2")}until: ${left}\n`);
    const tables = {
      order: [order(1, "2024-01-01"), order(1, "2024-03-01"), order(2, "2024-03-01"), order(2, "2024-03-02")],
      touch: [1, 2].map((person_id) => visit(person_id, "2024-02-01", "ad_click")),
    };
    expect(await cycles(often, tables)).toEqual(["2/1: 2024-03-02T10:00..-"]);
  });

  it("needs something new to bring an object in again, while what stands goes on standing", async () => {
    const engaged = concept(
      `all:\n${clause("is_lead", "in: lead")}${clause("came", "event: touch, where: kind = 'visit'")}until: ${left}\n`,
    );
    const tables = {
      stage_entry: [stage(1, "lead", "2024-01-01"), stage(2, "lead", "2024-01-01")],
      touch: [
        visit(1, "2024-01-02"),
        visit(1, "2024-02-01", "ad_click"),
        visit(1, "2024-03-01"),
        visit(2, "2024-01-02"),
        visit(2, "2024-02-01", "ad_click"),
      ],
    };
    expect(await cycles(engaged, tables)).toEqual([
      "1/1: 2024-01-02T10:00..2024-02-01T10:00",
      "1/2: 2024-03-01T10:00..-",
      "2/1: 2024-01-02T10:00..2024-02-01T10:00",
    ]);
  });

  it("asks for all of its clauses, or for one, and may ask whether the object has left another concept", async () => {
    const buyer = concept(`all:\n${clause("bought", "event: order")}until: ${left}\n`, "person", "buyer");
    const either = `{ any: { gone: { ${words}, in: buyer, not: true }, lost: { ${words}, event: touch, where: kind = 'email_open' } } }`;
    const lead = (until: string) =>
      concept(`all:\n${clause("entered", "event: stage_entry")}until: ${until}\n`);
    const tables = {
      order: [order(1, "2024-01-01")],
      stage_entry: [1, 2].map((person_id) => stage(person_id, "lead", "2024-01-10")),
      touch: [visit(1, "2024-02-01", "ad_click"), visit(2, "2024-03-01", "email_open")],
    };
    expect(await cycles(buyer + lead(either), tables)).toEqual([
      "1/1: 2024-01-10T10:00..2024-02-01T10:00",
      "2/1: 2024-01-10T10:00..2024-03-01T10:00",
    ]);
    const both = either.replace("{ any: ", "").replace(/ \}$/u, "");
    expect(await cycles(buyer + lead(both), tables)).toEqual([
      "1/1: 2024-01-10T10:00..-",
      "2/1: 2024-01-10T10:00..2024-03-01T10:00",
    ]);
  });

  it("keeps cycles without a date, and ends them", async () => {
    const large = concept(
      `any:\n${clause("french", "where: country = 'FR'")}${clause("bought", "event: order")}until: ${left}\n`,
    );
    const tables = {
      person: [1, 2].map((person_id) => ({ person_id, country: "FR" })),
      touch: [visit(1, "2024-02-01", "ad_click")],
      order: [order(1, "2024-03-01")],
    };
    expect(await cycles(large, tables)).toEqual([
      "1/1: -..2024-02-01T10:00",
      "1/2: 2024-03-01T10:00..-",
      "2/1: -..-",
    ]);
  });
});

describe("a concept over a workspace's own datasets", () => {
  const datasets = `datasets:
  plan:
    label: { en: Plan, fr: Offre }
    key: plan_id
    columns: { plan_id: text }
  plan_price:
    label: { en: Price, fr: Prix }
    key: price_id
    columns: { price_id: text, plan_id: text, level: text, from_day: date, to_day: date }
  contract:
    label: { en: Contract, fr: Contrat }
    key: contract_id
    time: signed_on
    columns: { contract_id: text, plan_id: text, signed_on: date }
    relationships:
      plan: { to: plan, by: plan_id }
      price: { to: plan_price, by: plan_id, key: plan_id, valid: { from: from_day, until: to_day } }
  call:
    label: { en: Call, fr: Appel }
    key: call_id
    time: called_at
    columns: { call_id: text, contract_id: text, called_at: instant }
    relationships: { contract: { to: contract, by: contract_id } }
`;
  const tables = {
    plan: [{ plan_id: "p" }],
    plan_price: [
      { price_id: "1", plan_id: "p", level: "low", from_day: "2024-01-01", to_day: "2024-03-01" },
      { price_id: "2", plan_id: "p", level: "high", from_day: "2024-03-01" },
    ],
    contract: [
      { contract_id: "a", plan_id: "p", signed_on: "2024-02-29" },
      { contract_id: "b", plan_id: "p", signed_on: "2024-03-01" },
    ],
    call: [
      { call_id: "1", contract_id: "a", called_at: "2024-04-01T10:00:00Z" },
      { call_id: "2", contract_id: "b", called_at: "2024-03-01T10:00:00Z" },
    ],
  };

  it("reads a history as of the event", async () => {
    const dear = concept(`all:\n${clause("dear", "event: contract, where: price.level = 'high'")}`, "plan");
    expect(await cycles(dear, tables, { datasets })).toEqual(["p/1: 2024-03-01T00:00..-"]);
  });

  it("reads a history as of the column that dates an attribute", async () => {
    const cheap = concept(
      `all:\n${clause("cheap", "where: price.level = 'low', since: signed_on")}`,
      "contract",
    );
    expect(await cycles(cheap, tables, { datasets })).toEqual(["a/1: 2024-02-29T00:00..-"]);
  });

  it("counts events that lead to the object by way of others", async () => {
    const called = concept(
      `all:\n${clause("called", "event: call, via: contract.plan, at_least: 2")}`,
      "plan",
    );
    expect(await cycles(called, tables, { datasets })).toEqual(["p/1: 2024-04-01T10:00..-"]);
  });

  it("compares days where one side has only a day: the same day counts", async () => {
    const body = `all:\n${clause("signed", "where: plan_id is not null, since: signed_on")}${clause("called", "event: call, after: signed, within: 1 days")}`;
    expect(await cycles(concept(body, "contract"), tables, { datasets })).toEqual([
      "b/1: 2024-03-01T10:00..-",
    ]);
    const nextDay = {
      ...tables,
      call: [{ call_id: "2", contract_id: "b", called_at: "2024-03-02T10:00:00Z" }],
    };
    expect(await cycles(concept(body, "contract"), nextDay, { datasets })).toEqual([]);
  });
});

describe("conceptSql", () => {
  it("scans each dataset once, whatever the clauses and the end ask of it", async () => {
    const body = `all:
${clause("bought", "event: order")}${clause("again", "event: order, after: bought, within: 30 days")}${clause("came", "event: touch, at_least: 2, within: 7 days")}until:
  any:
  ${clause("lapsed", "not: true, event: order, within: 180 days, after: bought")}  ${clause("gone", "event: touch, where: kind = 'ad_click'")}`;
    const world = await queryWorld({}, { yaml: `concepts:\n${concept(body)}` });
    const text = printForReading(conceptSql({ ...world.context, asOf }, "tested"));
    expect(text.match(/from "order"/gu)).toHaveLength(1);
    expect(text.match(/from "touch"/gu)).toHaveLength(1);
    expect(text).not.toMatch(/qualify|asof|recursive/iu);
    expect((await world.engine.query(conceptSql({ ...world.context, asOf }, "tested"))).rows).toEqual([]);
  });
});
