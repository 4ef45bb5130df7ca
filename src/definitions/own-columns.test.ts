import { describe, expect, it } from "vitest";
import { ownDatasets } from "./parse-definitions.ts";
import { loadModelFromTexts } from "../catalogue/index.ts";
import { problemsIn } from "./testing/definition-texts.ts";

const label = "label: { en: L, fr: L }";
const dataset = (columns: string, more = "") =>
  `datasets:\n  visit:\n    ${label}\n    columns: { ${columns} }\n${more}`;

describe("the columns of a dataset of one's own", () => {
  it.each([
    ["a: { type: text, values: chanel }", "values-unknown", "chanel", "channel"],
    ["a: { type: integer, values: channel }", "values-of-text", "channel", undefined],
    ["a: { type: date, min: 1 }", "limits-type", "1", undefined],
    ["a: { type: integer, min: 2, max: 1 }", "limits-order", "2", undefined],
    ["a: instant, a_day: date", "column-made", "date", undefined],
    ["a: money, a_currency: text", "column-made", "text", undefined],
    ["a: entity, a_ref: text", "column-made", "text", undefined],
    ["a: { type: text, values: channel }, a_raw: text", "column-made", "text", undefined],
    ["a: text, row_number: integer", "column-made", "integer", undefined],
  ])("cannot be declared as { %s }", (columns, code, at, suggestion) => {
    const text = dataset(columns);
    const problems = problemsIn(text);
    expect(problems.map((one) => [one.code, one.suggestion])).toEqual([[code, suggestion]]);
    const { line = 0, column = 0 } = problems[0]!.place!;
    expect(text.split("\n")[line - 1]!.slice(column - 1)).toMatch(new RegExp(`^${at}`, "u"));
  });

  it("cannot be of a dataset that bears the name of a table of the build", () => {
    expect(problemsIn(dataset("a: text").replace("visit", "person_record")).map(({ code }) => code)).toEqual([
      "id-is-table",
    ]);
  });

  it("are read as their roles say, and what rests on them reads the words that they are given", () => {
    const model = loadModelFromTexts({
      "definitions/own.yaml": `${dataset(
        "host: text, who: entity, deal_id: text, note: text, minutes: { type: integer, min: 0 }",
        `    relationships:
      host: { to: rep, by: host }
      person: { to: person, by: who }
      deal: { to: deal, by: deal_id }
      named: { to: company, by: note, key: name }\n`,
      )}metrics:\n  visits_of_lea: { ${label}, kind: simple, measure: { dataset: visit, aggregation: count, where: host = 'Lea' } }\n`,
    });
    if (!model.ok) throw new Error(model.error[0]!.message.en);
    const [visit] = ownDatasets(model.value);
    expect(
      visit!.columns.map(({ name, references, domain, range }) => [name, references, domain, range]),
    ).toEqual([
      ["host", "rep", "owner", undefined],
      ["who", "person", undefined, undefined],
      ["deal_id", "deal", undefined, undefined],
      ["note", undefined, undefined, undefined],
      ["minutes", undefined, undefined, [0, null]],
      ["row_number", undefined, undefined, undefined],
    ]);
    expect(model.value.measures.get("visits_of_lea.measure")?.reads.values).toEqual(["owner"]);
    expect(model.value.datasets.get("visit")?.spec.columns[0]).toEqual({
      name: "host",
      type: "text",
      label: { en: "host", fr: "host" },
    });
  });
});
