import { describe, expect, it } from "vitest";
import { describeProgress, progressLine } from "./progress-line.ts";

const english = { language: "en", locale: "en" } as const;
const french = { language: "fr", locale: "fr" } as const;
const started = { at: 0, done: 0 };

describe("describeProgress", () => {
  it("says the rate and the time left once they can be known", () => {
    const progress = {
      stage: "read",
      subject: "leads.csv",
      done: 30e6,
      total: 120e6,
      unit: "bytes",
    } as const;
    expect(describeProgress(progress, started, 200, english)).toBe("Reading  leads.csv  25%");
    expect(describeProgress(progress, started, 2000, english)).toBe(
      "Reading  leads.csv  25%  15 MB/s  0:06 left",
    );
    expect(describeProgress(progress, started, 2000, french)).toMatch(
      /^Lecture de {2}leads\.csv {2}25\s% {2}15 Mo\/s {2}reste 0:06$/,
    );
  });

  it("counts without a total", () => {
    expect(describeProgress({ stage: "check", done: 1500, unit: "rows" }, started, 0, english)).toBe(
      "Checking  1,500 rows",
    );
  });
});

describe("progressLine", () => {
  it("draws over itself, ten times a second at most, and leaves nothing behind", () => {
    let written = "";
    let time = 0;
    const line = progressLine({ write: (text) => (written += text), columns: 40 }, english, () => time);
    for (let done = 0; done < 500; done++, time++)
      line.report({ stage: "read", done, total: 1000, unit: "rows" });
    line.clear();
    expect(written.split("\r").length - 1).toBe(6);
    expect(written.endsWith("\r\u001b[2K")).toBe(true);
  });
});
