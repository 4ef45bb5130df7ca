import { describe, expect, it } from "vitest";
import { firstFrom, firstPast, momentsBetween } from "./bounds.ts";

const paris = "Europe/Paris";

describe("firstFrom", () => {
  it("is the day itself, and the moment at which it begins", () => {
    expect(firstFrom(paris, "day", "2024-01-31")).toBe("2024-01-31");
    expect(firstFrom(paris, "hour", "2024-01-31")).toBe("2024-01-30T23:00:00.000Z");
  });

  it("is the next day or hour after a moment inside one", () => {
    expect(firstFrom(paris, "day", "2024-01-30T23:00:00Z")).toBe("2024-01-31");
    expect(firstFrom(paris, "day", "2024-01-30T23:00:01Z")).toBe("2024-02-01");
    expect(firstFrom(paris, "hour", "2024-01-31T10:00:25Z")).toBe("2024-01-31T11:00:00.000Z");
    expect(firstFrom("Asia/Kolkata", "hour", "2024-01-31T10:00:00Z")).toBe("2024-01-31T10:30:00.000Z");
  });
});

describe("firstPast", () => {
  it("leaves a last day inside, and a moment outside", () => {
    expect(firstPast(paris, "day", "2024-01-31")).toBe("2024-02-01");
    expect(firstPast(paris, "day", "2024-01-30T23:00:00Z")).toBe("2024-01-31");
    expect(firstPast("UTC", "hour", "2024-01-31")).toBe("2024-02-01T00:00:00.000Z");
    expect(firstPast("UTC", "hour", "2024-01-31T05:00:53Z")).toBe("2024-01-31T06:00:00.000Z");
  });
});

describe("momentsBetween", () => {
  it("gives every hour of a day, 23 where the clocks go forward", () => {
    expect(momentsBetween("UTC", "hour", "2024-01-31T05:00:00Z", "2024-01-31T07:00:00Z")).toEqual([
      "2024-01-31T05:00:00.000Z",
      "2024-01-31T06:00:00.000Z",
    ]);
    expect(momentsBetween(paris, "hour", "2024-03-31", "2024-03-31")).toHaveLength(23);
  });
});
