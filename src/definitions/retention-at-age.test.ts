import { describe, expect, it } from "vitest";
import { codesIn, lead, modelFrom, own, problemsIn } from "./testing/definition-texts.ts";

const words = "label: { en: L, fr: L }";
const running = `${lead}
metrics:
  spent: { ${words}, kind: simple, measure: { dataset: spend, aggregation: sum, of: amount } }
  leads: { ${words}, kind: simple, measure: { dataset: lead, aggregation: count }, unit: people }
  cac: { ${words}, kind: ratio, numerator: spent, denominator: leads }
  spent_so_far: { ${words}, kind: cumulative, measure: { dataset: spend, aggregation: sum, of: amount } }
  kept: { ${words}, kind: retention, cohort: { in: lead }, activity: { dataset: order }, every: month, up_to: 11 }
  worth: { ${words}, kind: retention, kind_of: cumulative, cohort: { in: lead }, activity: { dataset: order }, every: month, value: margin }
`;

function derived(formula: string, inputs: string, more = ""): string {
  return `${running}  m: { ${words}, kind: derived, formula_of: ${formula}, inputs: ${inputs}${more} }\n`;
}

describe("a formula over a retention", () => {
  it("is dated by cohorts, and measured as its arithmetic says", () => {
    const model = modelFrom(
      `${running}  ratio: { ${words}, kind: derived, formula_of: at_6 / cac, inputs: { at_6: { metric: worth, age: 6 } } }
  back: { ${words}, kind: derived, formula_of: paid, inputs: { paid: { metric: worth, reaches: cac } } }
  kept_6: { ${words}, kind: derived, formula_of: at_6, inputs: { at_6: { metric: kept, age: 6 } } }
`,
    );
    const read = ["ratio", "back", "kept_6"].map((id) => model.metrics.get(id)!);
    expect(read.map(({ unit, dateBasis }) => [unit, dateBasis])).toEqual([
      ["share", "cohort"],
      ["months", "cohort"],
      ["share", "cohort"],
    ]);
    expect(model.metrics.get("back")!.uses).toEqual(["cac", "worth"]);
  });

  it("is worded with its ages in both languages", () => {
    const worded = (inputs: string) => modelFrom(derived("x", inputs)).metrics.get("m")!.formulaWords;
    expect(worded("{ x: { metric: worth, age: 6 } }")).toEqual({ en: "L [at age 6]", fr: "L [à l'âge 6]" });
    expect(worded("{ x: { metric: worth, reaches: cac } }")).toEqual({
      en: "L [first age at which it reaches L]",
      fr: "L [premier âge où il atteint : L]",
    });
  });

  it.each([
    ["worth", "{ x: { metric: leads } }", "age-needed", undefined],
    ["x", "{ x: { metric: worth } }", "age-needed", "inputs: { at_12: { metric: worth, age: 12 } }"],
    ["x", "{ x: { metric: leads, age: 3 } }", "age-of-other", undefined],
    ["x", "{ x: { metric: wort, age: 3 } }", "input-unknown", "worth"],
    ["x", "{ x: { metric: kept, age: 12 } }", "age-beyond", "11"],
    ["x", "{ x: { metric: worth, age: -1 } }", "value-form", undefined],
    ["x", "{ x: { metric: worth, age: 3, reaches: cac } }", "age-and-reaches", undefined],
    ["x", "{ x: { metric: worth, age: 3, offset: 1 month } }", "age-and-moment", undefined],
    ["x", "{ x: { metric: worth, reaches: cacc } }", "input-unknown", "cac"],
    ["x", "{ x: { metric: worth, reaches: leads } }", "reaches-units", undefined],
    ["x", "{ x: { metric: kept, reaches: kept } }", "age-needed", undefined],
    ["x * spent_so_far", "{ x: { metric: worth, age: 3 } }", "age-beside", undefined],
    [
      "x / y",
      "{ x: { metric: worth, age: 3 }, y: { metric: cac, offset: 1 month } }",
      "age-beside",
      undefined,
    ],
  ])("is refused: %s of %s is %s", (formula, inputs, code, suggestion) => {
    const text = derived(formula, inputs);
    expect(codesIn(text)).toContain(code);
    const found = problemsIn(text).find((one) => one.code === code);
    expect(found?.place?.line).toBe(running.split("\n").length);
    if (suggestion !== undefined) expect(found?.suggestion).toBe(suggestion);
    expect(found?.message.fr).not.toBe(found?.message.en);
  });

  it("gives no number to who is too young, and none to a row", () => {
    const aged = "{ x: { metric: worth, age: 3 } }";
    expect(codesIn(derived("x", aged, ", fill_nulls_with: 0"))).toEqual(["age-filled"]);
    expect(codesIn(derived("x", aged, ", date_basis: period"))).toEqual(["date-basis-differs"]);
    const dimension = own(`dimensions:\n  d: { ${words}, metric: m, per: deal }\n`, "definitions/d.yaml");
    expect(codesIn(own(derived("x", aged)), dimension)).toContain("age-of-row");
  });
});
