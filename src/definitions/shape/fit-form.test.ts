import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { catalogueTexts } from "../testing/catalogue-texts.ts";
import { readAnyYaml } from "../yaml/read-any-yaml.ts";
import { valueOf, type YamlEntry, type YamlNode } from "../yaml/yaml-node.ts";
import { fileShape } from "./file-shape.ts";
import { fitEntry } from "./fit-form.ts";
import { readForm } from "./form.ts";
import { formOfSection, languageKeys } from "./language-form.ts";

const sections = Object.keys(fileShape.shape).filter(
  (section): section is "dimensions" | "measures" | "concepts" | "metrics" =>
    section !== "acquisition" && section !== "allocation",
);

/** Every definition of the catalogue, with the section it stands in. */
const entries = catalogueTexts().flatMap((text) => {
  const { node } = readAnyYaml(text);
  return entriesOf(node).flatMap(({ key: section, value }) =>
    sections.some((one) => one === section) ? entriesOf(value).map((entry) => ({ section, entry })) : [],
  );
});

function entriesOf(node: YamlNode): readonly YamlEntry[] {
  return node.kind === "map" ? node.entries : [];
}

function zodOf(section: string): z.ZodType {
  const record = fileShape.shape[section as (typeof sections)[number]].unwrap();
  return record.valueType;
}

/** The paths to every node below one. */
function pathsIn(node: YamlNode, path: readonly number[] = []): readonly (readonly number[])[] {
  const children =
    node.kind === "map" ? node.entries.map(({ value }) => value) : node.kind === "list" ? node.items : [];
  return [path, ...children.flatMap((child, at) => pathsIn(child, [...path, at]))];
}

interface Change {
  readonly kind: "value" | "key" | "drop";
  readonly to: string | number | boolean | null;
}

function changed(node: YamlNode, [at, ...rest]: readonly number[], change: Change): YamlNode {
  if (at === undefined)
    return change.kind === "value"
      ? { kind: "scalar", value: change.to, style: "plain", start: 1, end: 2 }
      : node;
  if (node.kind === "list")
    return { ...node, items: node.items.map((item, i) => (i === at ? changed(item, rest, change) : item)) };
  if (node.kind !== "map") return node;
  const isHere = rest.length === 0;
  const items = node.entries.flatMap((entry, i): readonly YamlEntry[] => {
    if (i !== at) return [entry];
    if (isHere && change.kind === "drop") return [];
    if (isHere && change.kind === "key") return [{ ...entry, key: String(change.to) }];
    return [{ ...entry, value: changed(entry.value, rest, change) }];
  });
  return { ...node, entries: items.filter(({ key }, i) => items.findIndex((one) => one.key === key) === i) };
}

const words = fc.constantFrom("", "simple", "ratio", "sum", "14 days", "up", "words", "en", ...languageKeys);
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("value", "key", "drop"),
  to: fc.oneof(words, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
});

describe("fitEntry", () => {
  it("takes what the shape takes, and finds a fault in what it refuses", () => {
    const changes = fc.array(fc.tuple(fc.nat(), change), { maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...entries), changes, ({ section, entry }, drawn) => {
        const value = drawn.reduce<YamlNode>((node, [at, one]) => {
          const paths = pathsIn(node);
          return changed(node, paths[at % paths.length]!, one);
        }, entry.value);
        const { faults, written } = fitEntry(formOfSection(section), { ...entry, value }, section);
        const plain = valueOf(value);
        expect(faults.length === 0).toBe(zodOf(section).safeParse(plain).success);
        if (faults.length === 0) expect(written.value).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads a form that says all that the shape says: no check, default or change of value that JSON Schema leaves out", () => {
    expect(unsaidIn(fileShape)).toEqual([]);
    expect(unsaidIn(z.object({ a: z.array(z.string().refine((text) => text !== "x")) }))).toEqual(["custom"]);
    expect(unsaidIn(z.object({ a: z.string().default("x").optional() }))).toEqual(["default"]);
    expect(unsaidIn(z.record(z.string(), z.string().trim()))).toEqual(["overwrite"]);
  });
});

/** What a shape does that its JSON Schema does not say. */
function unsaidIn(shape: z.ZodType): readonly string[] {
  const seen = new Set<unknown>();
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const inside: unknown = Reflect.get(value, "_zod");
    if (typeof inside === "object" && inside !== null) return walk(Reflect.get(inside, "def"));
    for (const word of [Reflect.get(value, "type"), Reflect.get(value, "check")])
      if (["transform", "pipe", "default", "catch", "custom", "overwrite"].includes(String(word)))
        found.push(String(word));
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(shape);
  return [...new Set(found)];
}

describe("readForm", () => {
  it.each([
    [{ type: "string", format: "email" }, "format"],
    [{ type: "object", properties: {} }, "any key"],
    [{ type: "tuple" }, "tuple"],
  ])("refuses a schema that says more than it understands: %j", (schema, said) => {
    expect(() => readForm(schema)).toThrow(said);
  });
});
