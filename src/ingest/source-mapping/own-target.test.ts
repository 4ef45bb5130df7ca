import { describe, expect, it } from "vitest";
import type { ColumnSpec, DatasetSpec } from "../../dataset/index.ts";
import { parseSourceMapping } from "./parse-source-mapping.ts";
import { printSourceMapping } from "./print-source-mapping.ts";

const column = (name: string, type: ColumnSpec["type"], more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  name,
  type,
  label: { en: name, fr: name },
  ...more,
});

function own(name: string, key: string, columns: readonly ColumnSpec[]): DatasetSpec {
  const label = { en: name, fr: name };
  return { name, label, grain: label, kind: "own", key, columns };
}

const visit = own("visit", "id", [
  column("id", "text", { required: true }),
  column("who", "entity", { references: "person" }),
  column("firm", "entity"),
  column("minutes", "integer", { required: true }),
  column("is_live", "boolean"),
  column("channel", "text", { domain: "channel" }),
]);
const seat = own("seat", "number", [column("number", "integer", { required: true }), column("row", "text")]);
const line = own("line", "row_number", [
  column("text", "text"),
  column("row_number", "integer", { computed: true }),
]);
const profile = own("profile", "who", [
  column("who", "entity", { references: "person", required: true }),
  column("score", "integer"),
]);
const declared = [visit, seat, line, profile];

const head = (kind: string) => `system: tool\nkind: ${kind}\nfiles: [a.csv]\ntimezone: UTC\n`;

function problemsOf(into: string, kind = "full") {
  const parsed = parseSourceMapping(`${head(kind)}into:\n${into}`, "sources/own.yaml", declared);
  return parsed.ok
    ? []
    : parsed.error.map(({ code, place, suggestion }) => [code, place?.line, place?.column, suggestion]);
}

describe("a mapping into a dataset of one's own", () => {
  it("carries the declaration, and is written without it", () => {
    const text = `${head("upsert")}into:\n  - dataset: visit\n    fields: { id: Id, minutes: Min, who: { from: Mail, by: email } }\n`;
    const parsed = parseSourceMapping(text, "sources/own.yaml", declared);
    expect(parsed.ok && parsed.value.into[0]?.own).toBe(visit);
    if (!parsed.ok) return;
    const printed = printSourceMapping(parsed.value);
    expect(printed).not.toContain("own:");
    expect(parseSourceMapping(printed, "sources/own.yaml", declared)).toEqual(parsed);
  });

  it.each([
    ["  - dataset: visitt\n    fields: { id: Id }", "dataset-unknown", 6, 14, "visit"],
    ["  - dataset: visit\n    fields: { id: Id, minuts: M, minutes: M }", "column-unknown", 7, 23, "minutes"],
    ["  - dataset: visit\n    fields: { id: Id }", "column-required", 6, 5, undefined],
    ["  - dataset: visit\n    fields: { minutes: M }", "column-required", 6, 5, undefined],
    [
      "  - dataset: visit\n    fields: { id: Id, minutes: { value: many } }",
      "constant-type",
      7,
      32,
      undefined,
    ],
    [
      "  - dataset: visit\n    fields: { id: Id, minutes: M, is_live: { value: perhaps } }",
      "constant-type",
      7,
      44,
      undefined,
    ],
    [
      "  - dataset: visit\n    fields: { id: Id, minutes: M, channel: { value: emial } }",
      "value-not-allowed",
      7,
      44,
      "email",
    ],
    [
      "  - dataset: visit\n    fields: { id: Id, minutes: M, who: { from: W, by: name } }",
      "way-unfit",
      7,
      40,
      "id",
    ],
    ["  - dataset: visit\n    fields: { id: Id, minutes: M, firm: F }", "entity-unled", 7, 41, undefined],
    [
      "  - dataset: visit\n    fields: { id: Id, minutes: { from: M, dates: dmy } }",
      "option-unfit",
      7,
      32,
      undefined,
    ],
    ["  - dataset: visit\n    key: [ A ]\n    fields: { id: Id, minutes: M }", "key-twice", 7, 5, undefined],
    ["  - dataset: seat\n    key: [ A, B ]\n    fields: { row: R }", "key-parts", 7, 5, undefined],
    ["  - dataset: line\n    key: A\n    fields: { text: T }", "key-undeclared", 7, 5, undefined],
    ["  - dataset: line\n    fields: { text: T, row_number: N }", "column-computed", 7, 24, undefined],
    ["  - dataset: profile\n    fields: { who: { from: W, by: email } }", "key-entity", 7, 5, undefined],
  ])("refuses %j with its place", (into, ...expected) => {
    expect(problemsOf(into)).toEqual([expected]);
  });

  it("needs a key to replace rows by", () => {
    expect(problemsOf("  - dataset: line\n    fields: { text: T }", "upsert")).toEqual([
      ["upsert-keyless", 2, 7, undefined],
    ]);
    expect(problemsOf("  - dataset: line\n    fields: { text: T }", "append")).toEqual([]);
    expect(problemsOf("  - dataset: visit\n    key: [ A, B ]\n    fields: { minutes: M }", "upsert")).toEqual(
      [],
    );
    expect(problemsOf("  - dataset: seat\n    key: A\n    fields: { row: R }", "upsert")).toEqual([]);
  });
});
