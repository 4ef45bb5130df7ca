import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { cliInFolder } from "./testing/cli-in-folder.ts";

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await entente("init", ".", "--timezone", "Europe/Paris", "--currency", "EUR");
});

const entente = (...argv: readonly string[]) => cliInFolder(folder, argv);

const write = (path: string, text: string) => writeFile(join(folder, path), text);

describe("entente check", () => {
  it("tells the faults of the settings, of the definitions and of the values at once", async () => {
    const settings = await readFile(join(folder, "entente.yaml"), "utf8");
    await write("entente.yaml", settings.replace("currency: EUR", "currency: EURO"));
    await write(
      "definitions/a.yaml",
      "measures:\n  a: { datset: deal, aggregation: count, where: staus = 'won' }\n",
    );
    await write("definitions/values.yaml", "stage: { crm: { A: leed } }\n");
    const { code, out, err } = await entente("check");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.split("\n").filter((line) => line.includes("error:"))).toEqual([
      expect.stringMatching(/^entente\.yaml:\d+:\d+: error: "EURO" is not a currency/u),
      expect.stringMatching(/^definitions\/a\.yaml:2:8: error: "datset" has no meaning/u),
      expect.stringMatching(/^definitions\/a\.yaml:2:49: error: "deal" has no column "staus"/u),
      expect.stringMatching(/^definitions\/values\.yaml:1:20: error: /u),
    ]);
  });

  it("warns of what nothing uses, and passes", async () => {
    await write("definitions/a.yaml", "measures:\n  a: { dataset: deal, aggregation: count }\n");
    const { code, out, err } = await entente("check", "--lang", "fr");
    expect(code).toBe(0);
    expect(out).toContain("Tout est en ordre.");
    expect(err).toContain("definitions/a.yaml:2:3: attention : Rien n'emploie la mesure « a »");
    expect(err).toContain("écrivez : measure: a");
  });

  it("says where there is no workspace", async () => {
    const { code, err } = await entente("check", "--workspace", "nowhere");
    expect(code).toBe(1);
    expect(err).toContain("There is no entente.yaml in");
  });
});

describe("entente format", () => {
  it("formats the workspace's definitions, which then pass the check", async () => {
    await write("definitions/a.yaml", "measures: {a: {aggregation: count, dataset: deal}}\n");
    const unformatted = await entente("format", "--check");
    expect(unformatted.code).toBe(1);
    expect(unformatted.err).toContain("Run `entente format definitions/a.yaml`");
    expect((await entente("format")).out).toContain("Files formatted: 1 of 2.\n\n  - definitions/a.yaml");
    expect(await readFile(join(folder, "definitions/a.yaml"), "utf8")).toBe(
      "measures:\n  a:\n    dataset: deal\n    aggregation: count\n",
    );
    expect(await entente("format", "--check", "--json", "definitions")).toMatchObject({ code: 0 });
  });
});

describe("entente diff", () => {
  it("says what changed, from what to what, and what rests on it, in both languages", async () => {
    await write(
      "definitions/a.yaml",
      `metrics:
  deals_won:
    replaces: deals_won
    label: { en: Deals won, fr: Affaires gagnées }
    section: sales
    kind: simple
    measure: { dataset: deal, aggregation: count, where: status = 'won' and amount > 0, time: closed_at }
    unit: deals
    polarity: up
    formula: { en: count of deals won by closing date, fr: nombre d'affaires gagnées selon la date de clôture }
`,
    );
    const english = await entente("diff", "catalogue", ".");
    expect(english.err).toBe("");
    expect(english.out).toBe(`Changed
deals_won: Deals won (metric)

  - condition (measure.where): (status = 'won') → ((status = 'won') and (amount > 0))

Rests on it: win_rate, average_won_amount, pipeline_velocity.
`);
    const french = await entente("diff", "catalogue", ".", "--lang", "fr");
    expect(french.out).toContain("Modifié\ndeals_won: Affaires gagnées (indicateur)");
    expect(JSON.parse((await entente("diff", "catalogue", ".", "--json")).out)).toMatchObject({
      before: "catalogue",
      after: ".",
      added: [],
      changed: [
        { id: "deals_won", changes: [{ part: "condition" }], dependents: [{ id: "win_rate" }, {}, {}] },
      ],
    });
    expect((await entente("diff", ".", ".")).out).toBe("Nothing differs in meaning.\n");
  });
});
