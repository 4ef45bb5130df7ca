import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../core/index.ts";
import { findWorkspace, initWorkspace, openWorkspace } from "./workspace.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-workspace-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function problemsOfSettings(text: string): Promise<readonly Problem[]> {
  await writeFile(join(folder, "entente.yaml"), text);
  const opened = await openWorkspace(folder);
  return opened.ok ? [] : opened.error;
}

describe("initWorkspace", () => {
  it("makes a workspace that opens, with what it declares commented", async () => {
    const made = await initWorkspace(join(folder, "Société Été"), {
      language: "fr",
      timezone: "Europe/Paris",
      currency: "CHF",
    });
    expect(made).toMatchObject({
      ok: true,
      value: {
        settings: {
          name: "Société Été",
          language: "fr",
          timezone: "Europe/Paris",
          currency: "CHF",
          weekStart: "monday",
          fiscalYearStartMonth: 1,
          parties: ["marketing", "sales"],
          engine: "duckdb",
          rates: [],
        },
      },
    });
    expect(await readFile(join(folder, "Société Été/entente.yaml"), "utf8")).toContain("# nom IANA");
    expect(await readFile(join(folder, "Société Été/.entente/.gitignore"), "utf8")).toBe("*\n");
  });

  it("refuses a folder that holds something else, and leaves it as it was", async () => {
    await writeFile(join(folder, "letter.txt"), "dear");
    const made = await initWorkspace(folder);
    expect(made).toMatchObject({ ok: false, error: [{ code: "folder-not-empty" }] });
    expect(await findWorkspace(folder)).toBeUndefined();
  });

  it("completes a workspace without changing its files", async () => {
    await initWorkspace(folder, { name: "First" });
    await rm(join(folder, "sources"), { recursive: true });
    const again = await initWorkspace(folder, { name: "Second" });
    expect(again).toMatchObject({ ok: true, value: { settings: { name: "First" } } });
  });

  it("refuses an option that is not a setting, before it writes anything", async () => {
    const made = await initWorkspace(join(folder, "new"), { timezone: "Europe/Pari" });
    expect(made).toMatchObject({
      ok: false,
      error: [{ code: "timezone-unknown", suggestion: "Europe/Paris" }],
    });
    expect(made.ok || made.error[0]?.place).toBeUndefined();
    expect(await findWorkspace(join(folder, "new"))).toBeUndefined();
  });

  it("keeps a name that YAML would read otherwise", async () => {
    const made = await initWorkspace(folder, { name: "yes: # 12" });
    expect(made).toMatchObject({ ok: true, value: { settings: { name: "yes: # 12" } } });
  });
});

describe("findWorkspace", () => {
  it("looks upward", async () => {
    await initWorkspace(folder);
    await mkdir(join(folder, "sources/crm/2026"), { recursive: true });
    expect(await findWorkspace(join(folder, "sources/crm/2026"))).toBe(folder);
  });
});

describe("openWorkspace", () => {
  it("says where no workspace is", async () => {
    expect(await openWorkspace(folder)).toMatchObject({ ok: false, error: [{ code: "workspace-missing" }] });
  });

  it("reports every wrong setting at once, with its line and what to write instead", async () => {
    const problems = await problemsOfSettings(`name: X
langage: fr
language: fre
timezone: "+02:00"
currency: eur
week_start: mondy
fiscal_year_start: 13
parties: [sales, sales]
engine: duckbd
rates:
  - { currency: EUR, rate: 1 }
  - { currency: USD, rate: "0,92" }
  - { currency: USD, from: 2026-02-30, rate: 0.90 }
`);
    expect(problems.map(({ code, place, suggestion }) => [code, place?.line, suggestion])).toEqual([
      ["setting-unknown", 2, "language"],
      ["language-unknown", 3, "fr"],
      ["timezone-unknown", 4, undefined],
      ["currency-unknown", 5, "EUR"],
      ["week-start-unknown", 6, "monday"],
      ["fiscal-year-start-unknown", 7, undefined],
      ["party-repeated", 8, undefined],
      ["parties-too-few", 8, undefined],
      ["engine-unknown", 9, "duckdb"],
      ["rate-not-a-number", 12, "0.92"],
      ["rate-day-unreadable", 13, undefined],
    ]);
  });

  it("guesses neither the time zone nor the currency", async () => {
    const problems = await problemsOfSettings("name: X\n");
    expect(problems.map(({ facts }) => facts)).toEqual([{ key: "currency" }, { key: "timezone" }]);
  });

  it("keeps rates to the last digit written", async () => {
    await writeFile(
      join(folder, "entente.yaml"),
      "timezone: Europe/Paris\ncurrency: EUR\nfiscal_year_start: April\nrates:\n  - { currency: USD, from: 2026-01-01, rate: 0.9200000000000000001 }\n",
    );
    expect(await openWorkspace(folder)).toMatchObject({
      ok: true,
      value: {
        settings: {
          fiscalYearStartMonth: 4,
          rates: [{ currency: "USD", from: "2026-01-01", rate: "0.9200000000000000001" }],
        },
      },
    });
  });

  it("reads business hours, with those of most offices where none are written", async () => {
    const read = async (hours: string) => {
      await writeFile(join(folder, "entente.yaml"), `timezone: Europe/Paris\ncurrency: EUR\n${hours}`);
      const opened = await openWorkspace(folder);
      return opened.ok ? opened.value.settings.businessHours : opened.error;
    };
    expect(await read("")).toEqual({
      days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      fromMinute: 540,
      toMinute: 1080,
      holidays: [],
      closedDays: [],
    });
    expect(
      await read(
        'business_hours: { days: [Saturday, monday], from: "8:30", to: "24:00", holidays: [FR-57, 2026-12-24, BE] }\n',
      ),
    ).toEqual({
      days: ["monday", "saturday"],
      fromMinute: 510,
      toMinute: 1440,
      holidays: ["BE", "FR-57"],
      closedDays: ["2026-12-24"],
    });
  });

  it("reports what is wrong of business hours, with what to write instead", async () => {
    const problems = await problemsOfSettings(`timezone: Europe/Paris
currency: EUR
business_hours:
  days: [mondai]
  from: 9h
  to: "08:00"
  holiday: [FR]
  holidays: [fr, DE-XX, 2026-02-30]
`);
    expect(problems.map(({ code, place, suggestion }) => [code, place?.line, suggestion])).toEqual([
      ["business-hours-reversed", 3, undefined],
      ["week-start-unknown", 4, "monday"],
      ["time-of-day-unreadable", 5, undefined],
      ["setting-unknown", 7, "holidays"],
      ["holidays-unknown", 8, "FR"],
      ["holidays-unknown", 8, undefined],
      ["holidays-unknown", 8, undefined],
    ]);
    expect(await problemsOfSettings("timezone: UTC\ncurrency: EUR\nbusiness_hours: [9, 18]\n")).toMatchObject(
      [{ code: "business-hours-form" }],
    );
    expect(
      await problemsOfSettings("timezone: UTC\ncurrency: EUR\nbusiness_hours: { days: [] }\n"),
    ).toMatchObject([{ code: "business-days-none" }]);
  });

  it("says which line is not YAML", async () => {
    const problems = await problemsOfSettings("name: X\nparties: [a, b\ncurrency: EUR\n");
    expect(problems[0]).toMatchObject({
      code: "settings-unreadable",
      place: { file: "entente.yaml", line: 3 },
    });
  });
});
