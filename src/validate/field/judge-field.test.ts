import { describe, expect, it } from "vitest";
import { countNameUse } from "../person-name/index.ts";
import { judgeField } from "./judge-field.ts";
import { sayFieldReason } from "./say-field-reason.ts";

const brief = (...args: Parameters<typeof judgeField>) => {
  const { values, findings } = judgeField(...args);
  return { values, told: findings.map(({ part, verdict, code }) => `${part} ${verdict} ${code}`) };
};

describe("judgeField", () => {
  it("keeps an address that is right, whoever reads it", () => {
    expect(brief("email", ["info@acme.fr"])).toEqual({ values: ["info@acme.fr"], told: [] });
  });

  it("sets aside what is no address and offers what was meant", () => {
    expect(judgeField("email", ["jean.dupont@@acme.fr"])).toMatchObject({
      values: [null],
      findings: [{ verdict: "invalid", code: "at-twice", suggestion: "jean.dupont@acme.fr" }],
    });
  });

  it("stores a number in E.164 without telling a repair, in the country of the record, else of the workspace", () => {
    expect(brief("phone", ["06 12 34 56 79", "France"])).toEqual({ values: ["+33612345679"], told: [] });
    expect(brief("phone", ["06 12 34 56 79", null], { country: "FR" }).values).toEqual(["+33612345679"]);
    expect(brief("phone", ["06 12 34 56 79", null])).toEqual({
      values: ["06 12 34 56 79"],
      told: ["0 suspect country-needed"],
    });
  });

  it("tells a zero that was put back before a number", () => {
    expect(brief("phone", ["612345679", "FR"])).toEqual({
      values: ["+33612345679"],
      told: ["0 repaired zero-restored"],
    });
  });

  it("puts names that stand in each other's column back by what the load does with them", () => {
    const use = countNameUse([
      { given: "Camille", family: "Durand", times: 20 },
      { given: "Durand", family: "Camille", times: 1 },
    ]);
    expect(brief("name", ["DURAND", "Camille"], { use })).toEqual({
      values: ["Camille", "Durand"],
      told: ["0 repaired columns-swapped", "0 repaired capitals-restored"],
    });
  });

  it("tells a doubt at the name that holds it", () => {
    expect(brief("name", ["Jean", "Dupont 2"]).told).toEqual(["1 suspect digits-in-name"]);
  });

  it("writes postal code and city anew and leaves region and country as they are written", () => {
    expect(brief("address", ["6000", "NICE", null, "France"])).toEqual({
      values: ["06000", "Nice"],
      told: ["0 repaired leading-zero-restored", "1 repaired city-written"],
    });
    expect(brief("address", ["33000", "Bordeaux", "Bretagne", "Frankrijk"])).toEqual({
      values: ["33000", "Bordeaux"],
      told: ["2 suspect region-disagrees"],
    });
  });

  it("judges the numbers of a company one by one, then together", () => {
    expect(brief("numbers", ["732 829 320", null, "44732829320", "France"])).toEqual({
      values: ["732829320", null, "FR44732829320"],
      told: ["0 repaired separators-removed", "2 repaired prefix-added"],
    });
    expect(brief("numbers", ["732829321", null, "FR44732829320", null])).toEqual({
      values: [null, null, "FR44732829320"],
      told: ["0 invalid check-digit-wrong"],
    });
    expect(brief("numbers", ["552100554", null, "FR44732829320", null]).told).toEqual([
      "2 suspect siren-differs",
    ]);
  });

  it("says a finding whose facts were kept as JSON", () => {
    const [finding] = judgeField("email", ["a@orang.fr"]).findings;
    const kept = { code: finding!.code, facts: JSON.parse(JSON.stringify(finding!.facts)) };
    expect(sayFieldReason("email", kept)).toEqual(sayFieldReason("email", finding!));
    expect(sayFieldReason("email", kept).en).toContain("orange.fr");
  });
});
