import { describe, expect, it } from "vitest";
import { commonUnit, mayBear, multiplyUnits, printUnit, readUnit } from "./unit.ts";

const unit = (text: string) => readUnit(text)!;

describe("units", () => {
  it("are read and printed in one form", () => {
    expect(printUnit(unit("money / people"))).toBe("money / people");
    expect(printUnit(unit("people*days / people"))).toBe("days");
    expect(printUnit(unit("share"))).toBe("share");
    expect(readUnit("€")).toBeUndefined();
    expect(readUnit("money per lead")).toBeUndefined();
  });

  it("multiply and divide", () => {
    expect(multiplyUnits(unit("money"), unit("people"), -1)).toEqual(unit("money / people"));
    expect(multiplyUnits(unit("money"), unit("money"), -1)).toEqual(unit("share"));
    expect(multiplyUnits(unit("money"), "plain", 1)).toEqual(unit("money"));
    expect(multiplyUnits(unit("money"), "unknown", 1)).toBe("unknown");
  });

  it("of money and people have nothing in common; counts of different things give an unknown count", () => {
    expect(commonUnit(unit("money"), unit("people"))).toBeUndefined();
    expect(commonUnit(unit("minutes"), unit("days"))).toBeUndefined();
    expect(commonUnit(unit("comments"), unit("shares"))).toBe("unknown");
    expect(commonUnit("plain", unit("money"))).toEqual(unit("money"));
  });

  it("may be borne under another word when they count, and as a share when they divide counts", () => {
    expect(mayBear(unit("rows"), unit("people"))).toBe(true);
    expect(mayBear(unit("money"), unit("people"))).toBe(false);
    expect(mayBear(unit("people"), unit("money"))).toBe(false);
    expect(mayBear(unit("interactions / impressions"), unit("share"))).toBe(true);
    expect(mayBear(unit("money / people"), unit("share"))).toBe(false);
    expect(mayBear(unit("money / people"), unit("money / deals"))).toBe(false);
  });

  it("may be a bare number, which goes with anything and is no share", () => {
    const number = unit("number");
    expect(printUnit(number)).toBe("number");
    expect(multiplyUnits(number, number, -1)).toEqual(number);
    expect(multiplyUnits("plain", number, -1)).toEqual(number);
    expect(multiplyUnits(unit("money"), number, 1)).toEqual(unit("money"));
    expect(multiplyUnits(number, unit("people"), -1)).toEqual(unit("share / people"));
    expect(commonUnit(number, unit("money"))).toEqual(unit("money"));
    expect(commonUnit(unit("days"), number)).toEqual(unit("days"));
    expect(commonUnit("plain", number)).toEqual(number);
    expect(commonUnit(number, "plain")).toEqual(number);
    expect(mayBear(number, unit("money / people"))).toBe(true);
    expect(mayBear(unit("days"), number)).toBe(true);
    expect(mayBear(unit("money"), number)).toBe(false);
  });
});
