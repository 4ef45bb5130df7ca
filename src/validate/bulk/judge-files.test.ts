import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, assert, asyncProperty, constantFrom, option, string, tuple } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FieldKind, fieldParts, judgeField } from "../field/index.ts";
import { judgeFiles } from "./judge-files.ts";
import type { JudgedLine } from "./judge-lines.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-judge-"));
});
afterAll(() => rm(folder, { recursive: true }));

const kinds = Object.keys(fieldParts) as readonly FieldKind[];
const partsOf = (kind: FieldKind) => [...fieldParts[kind].writes, ...fieldParts[kind].reads].length;

const hostile = [
  " Jean.Dupont@ORANG.fr",
  "0612345678",
  "+33 6 12 34 56 78 poste 4",
  "DUPONT",
  "de la Tour",
  "75009",
  "Paris",
  "PARIS 9",
  "France",
  "732829320",
  "FR44732829320",
  '{"n":1}\n{"n":2}',
  "\u0000\u2028",
  "=cmd|'/c calc'!A1",
  "💥".repeat(80),
];
const cell = option(
  constantFrom(...hostile, "x").chain((word) => string().map((more) => word + more)),
  {
    nil: null,
  },
);

async function judged(kind: FieldKind, values: readonly (readonly (string | null)[])[], workers: number) {
  const half = Math.ceil(values.length / 2);
  const parts = [values.slice(0, half), values.slice(half)];
  const files = parts.map((_, at) => ({
    kind,
    values: parts[at]!.length,
    from: join(folder, `from-${at}.json`),
    to: join(folder, `to-${at}.json`),
  }));
  for (const [at, part] of parts.entries())
    await writeFile(
      files[at]!.from,
      part.map((texts, place) => `${JSON.stringify({ n: at * half + place, texts })}\n`).join(""),
    );
  await judgeFiles(files, { country: "FR", workers, fewest: 0 });
  const lines = await Promise.all(files.map(({ to }) => readFile(to, "utf8")));
  return lines
    .join("")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JudgedLine);
}

describe("judgeFiles", () => {
  it("says in worker threads what the function says of each value, and nothing of what is right", async () => {
    const values = [["jean@gmail.com"], [" jean@orang.fr"], ["jean"], ["Jean@ACME.fr"]];
    expect(await judged("email", values, 2)).toEqual([
      {
        n: 1,
        values: ["jean@orang.fr"],
        findings: [
          { part: 0, verdict: "repaired", code: "blank-removed", facts: "{}", suggestion: null },
          {
            part: 0,
            verdict: "suspect",
            code: "domain-mistyped",
            facts: '{"domain":"orang.fr","meant":"orange.fr"}',
            suggestion: "jean@orange.fr",
          },
        ],
      },
      {
        n: 2,
        values: [null],
        findings: [{ part: 0, verdict: "invalid", code: "at-missing", facts: "{}", suggestion: null }],
      },
      {
        n: 3,
        values: ["Jean@acme.fr"],
        findings: [
          {
            part: 0,
            verdict: "repaired",
            code: "domain-lowered",
            facts: '{"from":"ACME.fr"}',
            suggestion: null,
          },
        ],
      },
    ]);
  });

  it("decides as the function does, whatever the text", async () => {
    const values = constantFrom(...kinds).chain((kind) =>
      array(tuple(...Array.from({ length: partsOf(kind) }, () => cell)), { minLength: 1, maxLength: 20 }).map(
        (texts) => ({ kind, texts }),
      ),
    );
    await assert(
      asyncProperty(values, async ({ kind, texts }) => {
        const found = new Map((await judged(kind, texts, 1)).map((line) => [line.n, line]));
        for (const [n, one] of texts.entries()) {
          const told = judgeField(kind, one, { country: "FR" });
          const line = found.get(n);
          expect(line?.values ?? one.slice(0, fieldParts[kind].writes.length)).toEqual(told.values);
          expect((line?.findings ?? []).map(({ code, facts }) => [code, JSON.parse(facts)])).toEqual(
            told.findings.map(({ code, facts }) => [code, JSON.parse(JSON.stringify(facts))]),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("fails with the worker that fails", async () => {
    const file = {
      kind: "email",
      values: 1,
      from: join(folder, "absent.json"),
      to: join(folder, "to.json"),
    } as const;
    await expect(judgeFiles([file, file], { workers: 2, fewest: 0 })).rejects.toThrow("ENOENT");
  });
});
