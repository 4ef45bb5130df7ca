import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Accepted, judgeNumbers } from "./judge-numbers.ts";
import { mutateNumbers } from "./mutate-numbers.ts";
import { readNumbers } from "./read-numbers.ts";

const folder = new URL("../../../../shared/data/", import.meta.url);
const read = () => readNumbers(readFileSync(new URL("validate/company_numbers.csv", folder), "utf8"));
const share = ([accepted, total]: Accepted) => accepted / total;

describe.skipIf(!existsSync(folder))("checks of numbers over labelled ones (shared data)", () => {
  it("accept every valid number of the modules claimed, and no invalid one", () => {
    const { tallies, wrong, contradictory } = judgeNumbers(read());
    expect({ wrong, contradictory }).toEqual({ wrong: [], contradictory: [] });
    expect(tallies.get("eu_vat")).toEqual({ valid: [320, 320], invalid: [0, 54] });
    expect(tallies.get("iban")).toEqual({ valid: [104, 104], invalid: [0, 11] });
  });

  it("refuse almost every number with one digit changed", () => {
    const mutants = mutateNumbers(read());
    for (const module of ["iban", "lei", "fr_tva", "fr_rcs", "ch_vat"])
      expect([module, mutants.get(module)?.[0]]).toEqual([module, 0]);
    expect(share(mutants.get("fr_siren")!)).toBeLessThan(0.01);
    expect(share(mutants.get("fr_siret")!)).toBeLessThan(0.01);
    expect(share(mutants.get("eu_vat")!)).toBeLessThan(0.02);
  });
});

describe("judgeNumbers", () => {
  const labelled = readNumbers(
    "module,variable_or_call,number,expected\nfr_siren,x,732829320,valid\nfr_siren,x,732829321,invalid:any\n" +
      "isin,x,US0378331005,valid\nvatin,x,BR16.727.230/0001-97,valid\nlei,x,1,valid\nlei,x, 1,invalid:any\n",
  );

  it("counts the accepted, and names what is claimed by nobody or labelled both ways", () => {
    const { tallies, unclaimed, contradictory } = judgeNumbers(labelled);
    expect(Object.fromEntries(tallies)).toEqual({ fr_siren: { valid: [1, 1], invalid: [0, 1] } });
    expect(Array.from(unclaimed)).toEqual([
      ["isin", 1],
      ["vatin (BR)", 1],
    ]);
    expect(contradictory.length).toBe(2);
  });
});
