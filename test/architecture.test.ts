import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Module, parseModule, readModules } from "./architecture/read-modules.ts";
import {
  computedImports,
  cycles,
  entranceViolations,
  exportEverything,
  layerViolations,
  lengthViolations,
  outsideViolations,
} from "./architecture/rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = readModules(root, ["{src,web,test,bench,examples}/**/*.{ts,tsx}"]);

describe("the house", () => {
  it("is seen: files, imports of each other, imports when running", () => {
    expect(modules.length).toBeGreaterThan(30);
    expect(modules.filter(({ path }) => path.startsWith("src/core/")).length).toBeGreaterThan(5);
    expect(modules.flatMap(({ imports }) => imports.filter(({ isOurs }) => isOurs)).length).toBeGreaterThan(
      50,
    );
    expect(modules.some(({ imports }) => imports.some(({ isTypeOnly }) => isTypeOnly))).toBe(true);
  });

  it("keeps its layers", () => expect(layerViolations(modules)).toEqual([]));
  it("enters a part by its index alone", () => expect(entranceViolations(modules)).toEqual([]));
  it("ships nothing that reaches outside", () => expect(outsideViolations(modules)).toEqual([]));
  it("names what it imports", () => expect(computedImports(modules)).toEqual([]));
  it("exports by name", () => expect(exportEverything(modules)).toEqual([]));
  it("has no import cycle", () => expect(cycles(modules)).toEqual([]));
  it("keeps its files short", () => expect(lengthViolations(modules)).toEqual([]));
});

describe("the rules of the house", () => {
  const house = (files: { readonly [path: string]: string }): readonly Module[] =>
    Object.entries(files).map(([path, text]) => parseModule(path, text));

  it("see an import however it is written", () => {
    for (const text of [
      `import { build } from "../app/build.ts";`,
      `import type { Build } from "../app/build.ts";`,
      `import "../app/build.ts";`,
      `export { build } from "../app/build.ts";`,
      `export type { Build } from "../app/build.ts";`,
      `export const later = () => import("../app/build.ts");`,
      `export type Build = import("../app/build.ts").Build;`,
    ])
      expect(layerViolations(house({ "src/core/low.ts": text })), text).toHaveLength(1);
  });

  it("let a part use lower layers, and the first three layers their own", () => {
    const allowed = {
      "src/app/build.ts": `import "../lake/index.ts"; import "../core/index.ts"; import "./other.ts";`,
      "src/compile/plan.ts": `import "../definitions/index.ts";`,
      "src/cli/main.ts": `import "../app/build.ts"; import "../demo/index.ts";`,
    };
    expect(layerViolations(house(allowed))).toEqual([]);
  });

  it("keep domain parts and doors apart, and refuse a part without a layer", () => {
    expect(layerViolations(house({ "src/kpi/a.ts": `import "../ingest/index.ts";` }))).toHaveLength(1);
    expect(layerViolations(house({ "src/cli/a.ts": `import "../server/index.ts";` }))).toHaveLength(1);
    expect(layerViolations(house({ "src/misc/a.ts": "" }))).toHaveLength(1);
  });

  it("close the side doors of a part, but for use cases and test material", () => {
    expect(entranceViolations(house({ "src/app/a.ts": `import "../lake/write.ts";` }))).toHaveLength(1);
    expect(entranceViolations(house({ "src/app/a.ts": `import "../lake/testing/x.ts";` }))).toHaveLength(1);
    const allowed = {
      "src/cli/a.ts": `import "../app/build.ts";`,
      "src/app/a.test.ts": `import "../lake/testing/x.ts";`,
      "src/lake/b.ts": `import "./write.ts";`,
    };
    expect(entranceViolations(house(allowed))).toEqual([]);
  });

  it("let the page reach the contract alone", () => {
    const page = (text: string) => outsideViolations(house({ "web/page.tsx": text }));
    expect(page(`import "../src/contract/index.ts"; import "./chart.tsx"; import "react";`)).toEqual([]);
    expect(page(`const later = import("../src/core/index.ts");`)).toHaveLength(1);
    expect(outsideViolations(house({ "src/cli/a.ts": `import "../../test/x.ts";` }))).toHaveLength(1);
  });

  it("refuse computed imports and `export *`", () => {
    expect(computedImports(house({ "src/cli/a.ts": "import(name);" }))).toHaveLength(1);
    expect(exportEverything(house({ "src/core/index.ts": `export * from "./a.ts";` }))).toHaveLength(1);
  });

  it("find a cycle, and do not count types as one", () => {
    const knot = { "src/core/a.ts": `import "./b.ts";`, "src/core/b.ts": `import("./a.ts");` };
    expect(cycles(house(knot))).toEqual(["src/core/a.ts -> src/core/b.ts -> src/core/a.ts"]);
    expect(cycles(house({ ...knot, "src/core/b.ts": `import type { A } from "./a.ts";` }))).toEqual([]);
  });

  it("count lines", () => {
    const lines = (count: number) => "export {};\n".repeat(count);
    expect(lengthViolations(house({ "src/core/a.ts": lines(401) }))).toHaveLength(3);
    expect(lengthViolations(house({ "src/core/a.ts": lines(100) }))).toEqual([]);
  });
});
