import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { join, literalSql, sql } from "../../sql/index.ts";
import { explainPair } from "../explain/explain-pair.ts";
import type { IdentityModel } from "../model/identity-model.ts";
import type { RoleColumn } from "../model/roles.ts";
import { trainModel } from "../train-model.ts";

const columns: readonly RoleColumn[] = [
  { name: "name", role: "company_name" },
  { name: "domain", role: "domain" },
  { name: "city", role: "city" },
  { name: "lat", role: "latitude" },
  { name: "lon", role: "longitude" },
];

type Row = readonly [
  key: string,
  name: string,
  domain: string | null,
  city: string | null,
  lat: number | null,
  lon: number | null,
];

const named: readonly Row[] = [
  ["a1", "Durand Menuiserie SARL", "durand.example", "Lyon", 45.76, 4.83],
  ["a2", "S.A.S. Durand-Menuiserie", "https://www.durand.example/contact", "Lyon", 45.7605, 4.83],
  ["b1", "International Business Machines Corp.", "gmail.com", "Paris", 48.85, 2.35],
  ["b2", "I.B.M.", "gmail.com", null, null, null],
  ["c1", "Zephyr", "zephyr.example", "Lyon", null, null],
  ["c2", "Zephyr France", "zephyr.example", "Paris", null, null],
  ["d1", "Zephyr Lyon SA", "zephyr.example", "Lyon", null, null],
  ["e1", "Ateliers Kowalski Services", null, "Paris", 48.85, 2.35],
  ["e2", "Services Kowalski", null, "Lyon", 45.76, 4.83],
  ["f1", "Bernier Services", null, "Nantes", null, null],
];

const first = ["Alpha", "Bravo", "Carre", "Delta", "Echo", "Fidelio", "Gamma", "Horizon", "Iris", "Jardin"];
const second = ["Conseil", "Services", "Logistique", "Industrie", "Voyages", "Energie"];

let engine: DuckDbEngine;
let model: IdentityModel;

beforeAll(async () => {
  engine = await openBuilder({ memoryMb: 500, threads: 2, spillFolder: "." });
  const others = first.flatMap((one, a) =>
    second.flatMap((other, b): readonly Row[] => {
      const [name, place] = [`${one} ${other}`, [43 + a / 2, b / 2] as const];
      return [
        [`x${a}${b}`, `${name} SA`, `${one}-${other}.example`, "Paris", ...place],
        [`y${a}${b}`, name, b === 0 ? null : `${one}-${other}.example`, "Paris", ...place],
      ];
    }),
  );
  const rows = [...named, ...others].map((row) => sql`(${join(row.map((cell) => literalSql(cell)))})`);
  await engine.run(
    sql`create temp table firm (key varchar, name varchar, domain varchar, city varchar, lat double, lon double)`,
  );
  await engine.run(sql`insert into firm values ${join(rows)}`);
  model = await trainModel(engine, { object: "company", table: "firm", key: "key", columns, seed: 1 });
});
afterAll(() => engine.close());

async function compared(left: string, right: string) {
  const explained = await explainPair(engine, { model, table: "firm", key: "key", left, right });
  const of = (column: string) => explained!.contributions.find((one) => one.column === column)!;
  return { verdict: explained!.verdict, level: (column: string) => of(column).level, bits: of("name").bits };
}

describe("companies compared", () => {
  it("knows a name without its legal form, a domain within an address, and a distance", async () => {
    const { verdict, level } = await compared("a1", "a2");
    expect([level("name"), level("domain"), level("lat")]).toEqual(["equal", "equal", "within_100_m"]);
    expect(["certain", "likely"]).toContain(verdict);
  });

  it("knows an acronym both ways, and takes no domain of mail for all as evidence", async () => {
    for (const [left, right] of [
      ["b1", "b2"],
      ["b2", "b1"],
    ] as const) {
      const { level } = await compared(left, right);
      expect([level("name"), level("domain")]).toEqual(["acronym", null]);
    }
  });

  it("holds parent and branch apart, though they share a domain", async () => {
    for (const other of ["c2", "d1"]) {
      const { verdict, level, bits } = await compared("c1", other);
      expect([level("name"), level("domain")]).toEqual(["branch", "equal"]);
      expect(bits).toBeLessThanOrEqual(-12);
      expect(verdict).toBe("different");
    }
  });

  it("weighs words by how rare they are: a rare one in common is more than one that many share", async () => {
    expect((await compared("e1", "e2")).level("name")).not.toBe("different");
    expect((await compared("e2", "f1")).level("name")).toBe("different");
    expect((await compared("e1", "e2")).level("lat")).toBe("different");
  });
});
