import { cp, readFile, writeFile } from "node:fs/promises";
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

const write = (name: string, text: string) => writeFile(join(folder, "definitions", name), text);

const metrics = `metrics:
  worth: { label: { en: Worth, fr: Valeur }, kind: derived, formula_of: won_amount + leads }
  first: { label: { en: First, fr: Premier }, kind: derived, formula_of: second + 1 }
  second: { label: { en: Second, fr: Second }, kind: derived, formula_of: first * 2 }
  big: { label: { en: Big, fr: Gros }, kind: simple, measure: { dataset: deal, aggregation: count, wher: amuont > 10 } }
  rate: { label: { en: Rate, fr: Taux }, kind: ratio, numerator: deals_wn, denominator: deals_closed }
`;
const concepts = `concepts:
  keen:
    label: { en: Keen, fr: Intéressé }
    object: persn
    all: { asked: { words: { en: asked, fr: a demandé }, event: form_response, where: kind = 'demo_reqest' } }
measures:
  mixed: { dataset: deal, aggregation: sum, of: amount + cycle_days }
`;

describe("entente check", () => {
  it("tells every fault of every file at once: its place, the text at fault, and what to write instead", async () => {
    await write("a.yaml", metrics);
    await write("b.yaml", concepts);
    const { code, err } = await entente("check");
    expect(code).toBe(1);
    expect(err.split("\n").filter((line) => line !== "")).toEqual([
      expect.stringMatching(
        /^definitions\/a\.yaml:2:73: error: "\+" mixes units: money and people\. .*apart/u,
      ),
      "    won_amount + leads",
      expect.stringMatching(
        /^definitions\/a\.yaml:3:3: error: .*circle: .*Take one of these references away\.$/u,
      ),
      "    first",
      expect.stringMatching(/^definitions\/a\.yaml:5:100: error: "wher" has no meaning/u),
      "    wher",
      "    write: where",
      expect.stringMatching(/^definitions\/a\.yaml:5:106: error: "deal" has no column "amuont"/u),
      "    amuont",
      "    write: amount",
      expect.stringMatching(/^definitions\/a\.yaml:6:66: error: There is no metric or measure "deals_wn"/u),
      "    deals_wn",
      "    write: deals_won",
      expect.stringMatching(/^definitions\/b\.yaml:4:13: error: There is no dataset or concept "persn"/u),
      "    persn",
      "    write: person",
      expect.stringMatching(/^definitions\/b\.yaml:5:94: error: "kind" is never 'demo_reqest'/u),
      "    'demo_reqest'",
      "    write: 'demo_request'",
      expect.stringMatching(/^definitions\/b\.yaml:7:49: error: "\+" mixes units: money and days\./u),
      "    amount + cycle_days",
    ]);
  });

  it("prints a circle as a chain, with the place of each", async () => {
    await write("a.yaml", metrics);
    const { err } = await entente("check", "--lang", "fr");
    expect(err).toContain("first (definitions/a.yaml:3) → second (definitions/a.yaml:4) → first");
  });

  it("gives the same as data, with facts for a program", async () => {
    await write("a.yaml", metrics);
    const { code, out } = await entente("check", "--json");
    const { problems }: { problems: readonly { code: string; place: object; suggestion?: string }[] } =
      JSON.parse(out);
    expect(code).toBe(1);
    expect(problems.map((one) => [one.code, one.suggestion])).toEqual([
      ["units-differ", undefined],
      ["cycle", undefined],
      ["key-unknown", "where"],
      ["name-unknown", "amount"],
      ["input-unknown", "deals_won"],
    ]);
    expect(problems[3]).toMatchObject({
      place: { file: "definitions/a.yaml", line: 5, column: 106, text: "amuont" },
    });
  });

  it("warns of what nothing uses and of what hides a column, and passes", async () => {
    await write(
      "a.yaml",
      `measures:
  lonely: { dataset: deal, aggregation: count }
dimensions:
  status: { label: { en: State, fr: État }, on: { deal: "coalesce(stage, 'none')" } }
`,
    );
    const { code, err } = await entente("check");
    expect(code).toBe(0);
    const warnings = err.split("\n").filter((line) => line.includes("warning:"));
    expect(warnings).toEqual([
      expect.stringMatching(/^definitions\/a\.yaml:2:3: warning: Nothing uses the measure "lonely"/u),
      expect.stringMatching(/^definitions\/a\.yaml:4:3: warning: .*"status"/u),
    ]);
  });
});

describe("entente diff", () => {
  const metric = (french: string) => `concepts:
  keen:
    label: { en: Keen, fr: Intéressé }
    object: person
    all: { was_lead: { words: { en: is a lead, fr: ${french} }, event: stage_entry, where: stage = 'lead' } }
metrics:
  keen_people: { label: { en: Keen people, fr: Intéressés }, kind: simple, measure: { dataset: keen, aggregation: count } }
`;

  it("tells a word of one language, a value mapping and a setting, with what rests on each; and no layout", async () => {
    await write("a.yaml", metric("est prospect"));
    for (const part of ["entente.yaml", "definitions"])
      await cp(join(folder, part), join(folder, "before", part), { recursive: true });
    await write("a.yaml", `# a comment\n${metric("est prospect").replace("{ en: Keen,", "{  en: Keen,   ")}`);
    expect((await entente("diff", "before", ".")).out).toBe("Nothing differs in meaning.\n");
    await write("a.yaml", metric("est un prospect"));
    await write("values.yaml", "stage: { crm: { Prospect: lead } }\n");
    const settings = await readFile(join(folder, "entente.yaml"), "utf8");
    await writeFile(join(folder, "entente.yaml"), settings.replace("Europe/Paris", "Europe/London"));
    const { out } = await entente("diff", "before", ".", "--json");
    const { changed }: { changed: readonly { id: string; dependents: readonly { id: string }[] }[] } =
      JSON.parse(out);
    expect(changed.map(({ id }) => id)).toEqual(["keen", "setting:timezone", "values:stage"]);
    for (const { dependents } of changed) expect(dependents.map(({ id }) => id)).toContain("keen_people");
  });
});
