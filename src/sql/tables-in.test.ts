import { describe, expect, it } from "vitest";
import { id, sql } from "./sql.ts";
import { tablesIn } from "./tables-in.ts";

describe("tablesIn", () => {
  it("finds what is read, joined and nested, and no column, alias or text of the same name", () => {
    const inner = sql`select ${id("hotel")} from ${id("booking")} as ${id("b")}`;
    const statement = sql`select ${id("city")}, ${"from "} from (${inner}) as ${id("n")} left join ${id("guest")} on ${id("n", "x")} = ${id("guest", "x")}`;
    expect([...tablesIn(statement)].toSorted()).toEqual(["booking", "guest"]);
  });
});
