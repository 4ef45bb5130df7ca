import { describe, expect, it } from "vitest";
import type { TargetMapping } from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { buildWorld } from "../testing/build-world.ts";

const people: TargetMapping = {
  dataset: "person",
  key: ["Id"],
  aliases: ["Contact"],
  fields: {
    email: { from: ["Email"] },
    first_name: { from: ["First"] },
    company_id: { from: ["Company"], by: "name" },
    created_at: { from: ["Created"] },
  },
};

describe("linked people", () => {
  it("are one through an e-mail, an alias, and both in a chain", async () => {
    const { rows } = await buildWorld({
      sources: [
        {
          source: "hubspot",
          system: "hubspot",
          into: [people],
          loads: [
            [
              { Id: "1", Email: "ANN@x.org", First: "Ann", Created: "2024-01-05" },
              { Id: "2", Email: "bob@x.org", First: "Bob", Created: "2024-01-06" },
            ],
          ],
        },
        {
          source: "salesforce",
          system: "salesforce",
          into: [people],
          loads: [
            [
              { Id: "L1", Contact: "C1", Email: null, First: "Anna", Created: "2024-01-01" },
              { Id: "C1", Contact: null, Email: "ann@x.org", First: null, Created: "2024-02-01" },
              { Id: "C2", Contact: null, Email: null, First: "Bob", Created: null },
            ],
          ],
        },
      ],
    });
    const found = await rows(
      sql`select record_key, method, records, dense_rank() over (order by person_id) from person_link order by record_key`,
    );
    const ids = new Map(found.map(([key, , , rank]) => [key, rank]));
    expect(found.map(([key, method, records]) => [key, method, records])).toEqual([
      ["hubspot:1", "email", 3],
      ["hubspot:2", "own", 1],
      ["salesforce:C1", "alias", 3],
      ["salesforce:C2", "own", 1],
      ["salesforce:L1", "alias", 3],
    ]);
    expect(ids.get("hubspot:1")).toBe(ids.get("salesforce:L1"));
    expect(new Set(ids.values()).size).toBe(3);
    expect(
      await rows(
        sql`select first_name, email, created_at_day from person where person_id = (select person_id from person_link where record_key = 'hubspot:1')`,
      ),
    ).toEqual([["Anna", "ann@x.org", "2024-01-01"]]);
  });

  it("are found by id, e-mail and alias, and not by what two share or nobody has", async () => {
    const { rows } = await buildWorld({
      sources: [
        {
          source: "people",
          into: [people],
          loads: [[{ Id: "1", Contact: "9", Email: "ann@x.org" }]],
        },
        {
          source: "by-id",
          into: [
            {
              dataset: "touch",
              key: ["T"],
              fields: { person_id: { from: ["P"] }, occurred_at: { from: ["At"] } },
            },
          ],
          loads: [
            [
              { T: "1", P: "1", At: "2024-01-01" },
              { T: "2", P: "9", At: "2024-01-01" },
              { T: "3", P: "7", At: "2024-01-01" },
              { T: "4", P: null, At: "2024-01-01" },
            ],
          ],
        },
        {
          source: "by-mail",
          system: "mail",
          into: [
            {
              dataset: "touch",
              key: ["T"],
              fields: { person_id: { from: ["P"], by: "email" }, occurred_at: { from: ["At"] } },
            },
          ],
          loads: [[{ T: "1", P: "Ann@X.org ", At: "2024-01-01" }]],
        },
      ],
    });
    expect(
      await rows(
        sql`select touch_id, person_id is not null, _unresolved_person_id from touch order by touch_id`,
      ),
    ).toEqual([
      ["crm:1", true, false],
      ["crm:2", true, false],
      ["crm:3", false, true],
      ["crm:4", false, false],
      ["mail:1", true, false],
    ]);
  });

  it("keep their id when a record joins them that does not sort first", async () => {
    const one = { Id: "1", Email: "ann@x.org" };
    const two = { Id: "2", Email: "ann@x.org" };
    const alone = await buildWorld({ sources: [{ source: "s", into: [people], loads: [[one]] }] });
    const joined = await buildWorld({ sources: [{ source: "s", into: [people], loads: [[two, one]] }] });
    const ids = sql`select distinct person_id, person_id between 0 and 9007199254740991 from person`;
    expect(await joined.rows(ids)).toEqual(await alone.rows(ids));
    expect((await alone.rows(ids))[0]?.[1]).toBe(true);
  });
});

describe("linked companies", () => {
  const companies: TargetMapping = {
    dataset: "company",
    key: ["Id"],
    fields: { name: { from: ["Name"] }, domain: { from: ["Site"] } },
  };

  it("are one by domain, or by name where no domain forbids it; never by a free mailbox", async () => {
    const rows = [
      { Id: "1", Name: "Acme", Site: "https://www.acme.com/about" },
      { Id: "2", Name: "Acme Corp", Site: "acme.com" },
      { Id: "3", Name: "ACME ", Site: null },
      { Id: "4", Name: "Orange", Site: "orange.com" },
      { Id: "5", Name: "Orange", Site: "orange-juice.fr" },
      { Id: "6", Name: "orange", Site: null },
      { Id: "7", Name: "Dupont", Site: "gmail.com" },
      { Id: "8", Name: "Durand", Site: "gmail.com" },
      { Id: "9", Name: "Société Générale", Site: null },
      { Id: "10", Name: "SOCIETE  GENERALE", Site: null },
    ];
    const world = await buildWorld({ sources: [{ source: "s", into: [companies], loads: [rows] }] });
    const clusters = await world.rows(
      sql`select string_agg(record_key, ' ' order by length(record_key), record_key) as keys from company_link group by company_id order by keys`,
    );
    expect(clusters.map(([keys]) => keys)).toEqual([
      "crm:1 crm:2 crm:3",
      "crm:4",
      "crm:5",
      "crm:6",
      "crm:7",
      "crm:8",
      "crm:9 crm:10",
    ]);
  });

  it("are found by name where one company bears it", async () => {
    const world = await buildWorld({
      sources: [
        {
          source: "companies",
          into: [companies],
          loads: [
            [
              { Id: "1", Name: "Acme", Site: "acme.com" },
              { Id: "4", Name: "Orange", Site: "orange.com" },
              { Id: "5", Name: "Orange", Site: "orange-juice.fr" },
            ],
          ],
        },
        {
          source: "people",
          into: [people],
          loads: [
            [
              { Id: "1", Email: null, Company: "acmé" },
              { Id: "2", Email: null, Company: "Orange" },
            ],
          ],
        },
      ],
    });
    expect(
      await world.rows(
        sql`select record_key, company_id = (select company_id from company where name = 'Acme') from person_record order by 1`,
      ),
    ).toEqual([
      ["crm:1", true],
      ["crm:2", null],
    ]);
  });
});
