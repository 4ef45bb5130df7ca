import { describe, expect, it } from "vitest";
import { ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { parseArguments } from "./parse-arguments.ts";

const both = { en: "x", fr: "y" };
const base = {
  summary: both,
  examples: [{ line: "", says: both }] as const,
  run: async () => ok({ document: {}, blocks: [] }),
};
const query = defineCommand({
  ...base,
  name: "query",
  operands: [{ name: "METRIC", summary: both, required: true, many: true }],
  options: {
    by: { kind: "list", value: "DIM", summary: both },
    cell: { kind: "pairs", value: "DIM=VALUE", summary: both },
    limit: { kind: "integer", value: "N", summary: both },
    from: { kind: "day", value: "DAY", summary: both },
    grain: { kind: "choice", value: "GRAIN", choices: ["day", "month"], summary: both },
    where: { kind: "text", value: "EXPR", summary: both },
    csv: { kind: "flag", summary: both },
  },
});
const loads = defineCommand({ ...base, name: "loads", operands: [], options: {} });
const undo = defineCommand({
  ...base,
  name: "loads undo",
  operands: [{ name: "ID", summary: both, required: true }],
  options: {},
});
const parse = (...argv: readonly string[]) => parseArguments(argv, [query, loads, undo]);
const codes = (...argv: readonly string[]) => {
  const parsed = parse(...argv);
  return parsed.ok ? [] : parsed.error.map(({ code, suggestion }) => [code, suggestion]);
};

describe("parseArguments", () => {
  it("reads each option by its kind", () => {
    const parsed = parse(
      "query",
      "leads",
      "--by",
      "network,country",
      "--by=team",
      "win_rate",
      "--limit",
      "5",
      "--from",
      "2026-01-31",
      "--grain=month",
      "--csv",
      "--where",
      "x = '--csv'",
      "--cell",
      "company=Smith, Inc,month=2026-01",
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        kind: "call",
        asked: {
          command: query,
          operands: ["leads", "win_rate"],
          options: {
            by: ["network", "country", "team"],
            limit: 5,
            from: "2026-01-31",
            grain: "month",
            csv: true,
            json: false,
            where: "x = '--csv'",
            cell: new Map([
              ["company", "Smith, Inc"],
              ["month", "2026-01"],
            ]),
          },
        },
      },
    });
  });

  it("takes global options before the verb", () => {
    expect(parse("--workspace", "w", "query", "leads")).toMatchObject({
      ok: true,
      value: { asked: { workspace: "w" } },
    });
  });

  it("prefers the longer verb, and tells a missing second word", () => {
    expect(parse("loads")).toMatchObject({ ok: true, value: { asked: { command: loads } } });
    expect(parse("loads", "undo", "3")).toMatchObject({
      ok: true,
      value: { asked: { command: undo, operands: ["3"] } },
    });
    expect(parseArguments(["loads"], [undo])).toMatchObject({
      ok: false,
      error: [{ code: "verb-incomplete" }],
    });
  });

  it("reports every slip at once, with the nearest word", () => {
    expect(
      codes(
        "query",
        "--bye",
        "x",
        "--limit",
        "ten",
        "--from",
        "2026-02-30",
        "--grain",
        "mont",
        "--cell",
        "x",
      ),
    ).toEqual([
      ["option-unknown", "--by"],
      ["option-not-a-pair", undefined],
      ["option-not-a-number", undefined],
      ["option-not-a-day", undefined],
      ["option-not-a-choice", "month"],
    ]);
    expect(codes("query")).toEqual([["operand-missing", undefined]]);
    expect(codes("query", "a", "--where", "--csv")).toEqual([["option-without-value", undefined]]);
    expect(codes("query", "a", "--csv=yes")).toEqual([["option-takes-no-value", undefined]]);
    expect(codes("qeury")).toEqual([["verb-unknown", "query"]]);
    expect(codes("loads", "undo", "1", "2")).toEqual([["operand-unexpected", undefined]]);
    expect(codes("query", "a", "--constructor")).toEqual([["option-unknown", undefined]]);
  });

  it("takes what follows -- as it is", () => {
    expect(parse("query", "--", "--by")).toMatchObject({
      ok: true,
      value: { asked: { operands: ["--by"] } },
    });
  });
});
