import { describe, expect, it } from "vitest";
import { checkFiles } from "./parse-definitions.ts";
import { builtIn, lead, own } from "./testing/definition-texts.ts";
import type { DefinitionFile } from "./yaml/yaml-file.ts";

const measured = `measures:
  signed: { dataset: deal, aggregation: sum, of: amount }
  asked: { dataset: touch, aggregation: count }
metrics:
  won: { label: { en: W, fr: G }, kind: simple, measure: signed }
`;

function warningsIn(...files: readonly (string | DefinitionFile)[]) {
  const all = files.map((file) => (typeof file === "string" ? own(file) : file));
  return checkFiles(all)
    .problems.filter(({ severity }) => severity === "warning")
    .map(({ code, place, suggestion }) => [
      code,
      place?.text,
      ...(suggestion === undefined ? [] : [suggestion]),
    ]);
}

describe("the warnings of checkFiles", () => {
  it("name the measures and concepts of the workspace that nothing rests on, with what would use them", () => {
    expect(warningsIn(builtIn(`${lead}${measured}`))).toEqual([]);
    const rich = lead.replace("  lead:", "  rich:").replace("concepts:\n", "");
    expect(warningsIn(`${lead}${rich}${measured}`)).toEqual([
      ["definition-unused", "rich", "measure: { dataset: rich, aggregation: count }"],
      ["definition-unused", "asked", "measure: asked"],
    ]);
  });

  it("call nothing unused that a definition at fault, or a file that cannot be read, names", () => {
    const metric = (measure: string) =>
      `metrics:\n  a: { label: { en: A }, kind: ratio, numerator: ${measure}, denominator: nothing }\n`;
    expect(warningsIn(measured, own(metric("asked"), "b.yaml"))).toEqual([]);
    expect(warningsIn(measured, own(metric("signed"), "b.yaml"))).toHaveLength(1);
    expect(warningsIn(measured, own(`${metric("asked")}\tx: 1\n`, "b.yaml"))).toEqual([]);
    expect(warningsIn(measured, own(metric("asked").replace("  a:", "  A-1:"), "b.yaml"))).toEqual([]);
  });

  it("name a dimension that no metric reaches", () => {
    const on = (carrier: string) =>
      `${measured.replace(/ {2}asked.*\n/u, "")}dimensions:\n  size: { label: { en: S, fr: T }, on: { ${carrier} } }\n`;
    expect(warningsIn(on("company: employees"))).toEqual([]);
    expect(warningsIn(on("territory: country"))).toEqual([]);
    expect(warningsIn(on("case: priority"))).toEqual([["dimension-unreached", "size"]]);
    expect(warningsIn(builtIn(lead), on("lead: person.city"))).toEqual([["dimension-unreached", "size"]]);
  });

  it("name a dimension that hides a column of which it is not the value, with a free name", () => {
    const on = (id: string, carriers: string) =>
      `${measured.replace(/ {2}asked.*\n/u, "")}dimensions:\n  ${id}: { label: { en: S, fr: T }, on: { ${carriers} } }\n`;
    expect(warningsIn(on("status", "deal: status"))).toEqual([]);
    expect(warningsIn(on("status", "deal: lost_reason"))).toEqual([
      ["dimension-shadows", "status", "deal_status"],
    ]);
    expect(warningsIn(on("industry", "company: industry, deal: company.industry"))).toEqual([]);
    // A deal has a name of its own, and leads to its company's.
    expect(warningsIn(on("name", "company: name"))).toEqual([["dimension-shadows", "name", "deal_name"]]);
    const other = "  deal_name: { label: { en: S, fr: T }, on: { deal: name } }\n";
    expect(warningsIn(on("name", "company: name") + other)).toEqual([["dimension-shadows", "name"]]);
  });
});
