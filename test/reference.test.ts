import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatFile } from "../src/definitions/index.ts";
import { constructs, constructsOf, usedBy, usedIn } from "./reference/coverage.ts";
import { type DemoCompany, openDemoCompany } from "./reference/demo-company.ts";
import { type Answered, examplesOn, fillPage, readPages } from "./reference/fill-page.ts";
import { frenchKeys } from "./reference/french-keys.ts";
import { printExample } from "./reference/print-example.ts";
import { descriptionsIn } from "./reference/print-keys.ts";
import { readExamples } from "./reference/read-examples.ts";
import { runExample } from "./reference/run-example.ts";

const examples = readExamples();
const pages = readPages();
const inEnglish = pages.filter(({ language }) => language === "en");
const inFrench = pages.filter(({ language }) => language === "fr");

describe("the examples of the reference", () => {
  let company: DemoCompany;
  const answered = new Map<string, Answered>();
  beforeAll(async () => {
    company = await openDemoCompany(process.env["ENTENTE_REFERENCE_DEMO"]);
  }, 180_000);
  afterAll(() => company.close());

  it.each(examples.map((example) => ({ name: example.name, example })))(
    "$name answers as the pages show",
    async ({ name, example }) => {
      const answers = await runExample(company, example);
      expect(answers.every(({ rows }) => rows.length > 0)).toBe(true);
      answered.set(name, { example, answers });
      const shown = pages.filter((page) => examplesOn(page).has(name));
      expect(shown.map((page) => examplesOn(page).get(name))).toEqual(
        shown.map(({ language }) => printExample(example, answers, language)),
      );
    },
  );

  it("leaves every page as it is when it is filled again (npm run docs fills them)", () => {
    for (const page of pages) expect(fillPage(page, answered)).toBe(page.text);
  });
});

describe("the reference", () => {
  it("shows each example once in each language, on pages of the same names in the same order", () => {
    const shown = (some: typeof pages) => some.flatMap((page) => [...examplesOn(page).keys()]);
    expect(inFrench.map(({ name }) => name)).toEqual(inEnglish.map(({ name }) => name));
    expect(shown(inFrench)).toEqual(shown(inEnglish));
    expect([...shown(inEnglish)].sort()).toEqual(examples.map(({ name }) => name).sort());
  });

  it("writes definitions as entente format does", () => {
    for (const { name, definitions: text = "" } of examples)
      expect(formatFile({ path: name, text, origin: "workspace" })).toEqual({ ok: true, value: text });
  });

  it("uses every key of the schema, every word a key may take, and every function, in an example", () => {
    const used = new Set(examples.flatMap((example) => [...usedBy(example)]));
    const missing = [...constructs()].filter((one) => !used.has(one));
    expect(missing).toEqual([]);
  });

  it("finds what no example uses: a key, a word of a key, a key within one of several forms", () => {
    const schema = {
      properties: {
        metrics: {
          additionalProperties: {
            anyOf: [
              { properties: { kind: { const: "a" }, take: { enum: ["first", "last"] } } },
              { properties: { kind: { const: "b" }, per: { items: { type: "string" } } } },
            ],
          },
        },
      },
    };
    const used = usedIn(schema, { metrics: { one: { kind: "a", take: "last" } } });
    expect([...constructsOf(schema)].filter((one) => !used.has(one))).toEqual([
      "metrics: take = first",
      "metrics: kind = b",
      "metrics: per",
    ]);
  });

  it("says what every key of the schema means in French too, and nothing that no key means", () => {
    expect(Object.keys(frenchKeys).sort()).toEqual([...descriptionsIn()].sort());
  });
});
