import { describe, expect, it } from "vitest";
import { parseDefinitions } from "../definitions/index.ts";
import { catalogueFiles } from "./catalogue.ts";
import { loadModelFromTexts } from "./load-model-from-texts.ts";

describe("the catalogue", () => {
  it("has no Problem", () => {
    const parsed = parseDefinitions(catalogueFiles());
    const found = parsed.ok ? [] : parsed.error;
    expect(found.map(({ place, message }) => `${place?.file}:${place?.line} ${message.en}`)).toEqual([]);
  });

  it("says of every indicator what it counts, in both languages", () => {
    const parsed = parseDefinitions(catalogueFiles());
    if (!parsed.ok) throw new Error("The catalogue has Problems.");
    expect(parsed.value.metrics.size).toBeGreaterThan(30);
    for (const { id, formulaWords, section, label } of parsed.value.metrics.values()) {
      expect([id, section]).not.toEqual([id, "other"]);
      expect(formulaWords.en).not.toBe(label.en);
    }
  });
});

describe("loadModelFromTexts", () => {
  const text = `metrics:
  own: { label: { en: Own, fr: À nous }, kind: simple, measure: { dataset: lead, aggregation: count } }
`;

  it("puts a workspace's texts on top of the catalogue", () => {
    const loaded = loadModelFromTexts({ "definitions/own.yaml": text });
    expect(loaded.ok && loaded.value.metrics.get("own")?.origin).toBe("workspace");
    expect(loaded.ok && loaded.value.metrics.get("leads")?.origin).toBe("catalogue");
  });

  it("leaves the catalogue out when asked", () => {
    const loaded = loadModelFromTexts({ "definitions/own.yaml": text }, { catalogue: false });
    expect(loaded.ok ? [] : loaded.error.map(({ code }) => code)).toEqual(["dataset-unknown"]);
  });
});
