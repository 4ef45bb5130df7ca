import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "../../core/index.ts";
import { allowedValues, countsSql } from "../../dataset/index.ts";
import { isPattern } from "../header-pattern.ts";
import { proposeMapping, type ProposalContext } from "../propose/propose-mapping.ts";
import type { SourceProposal } from "../propose/proposal.ts";
import { parseSourceMapping } from "../source-mapping/parse-source-mapping.ts";
import { printSourceMapping } from "../source-mapping/print-source-mapping.ts";
import { type Sample, sampleReader, type SampleReader, toCsv } from "../testing/open-sample.ts";
import { foldHeader } from "../fold-header.ts";
import type { Preset } from "./preset.ts";
import { usualBusinessHours } from "../../core/index.ts";
import { builtInPresets, readPresets } from "./read-presets.ts";
import { readTemplate } from "./read-template.ts";
import { recognise, verdictOf } from "./recognise.ts";

const { presets: folders, problems } = readPresets([builtInPresets]);
const presets = folders.map(({ preset }) => preset);
const settings: Settings = {
  name: "Test",
  language: "en",
  timezone: "Europe/Paris",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  parties: ["marketing", "sales"],
  engine: "duckdb",
  rates: [
    { currency: "USD", rate: "0.9" },
    { currency: "GBP", rate: "1.2" },
  ],
  businessHours: usualBusinessHours,
};

const rowsOf = (folder: string): string[][] => parse(readFileSync(join(folder, "sample.csv"), "utf8"));
const claims = (headers: readonly string[]) =>
  recognise({ headers, samples: [] }, presets)
    .filter((one) => one.missing.length === 0)
    .map((one) => one.preset.name);

/** Turns a list by a third: another order, the same one each time. */
const turned = <T>(list: readonly T[]): T[] => {
  const cut = Math.ceil(list.length / 3);
  return [...list.slice(cut), ...list.slice(0, cut)].reverse();
};

/** The headers that may be left out without the file becoming something else. */
function optionalHeaders(preset: Preset, headers: readonly string[]): readonly string[] {
  const needed = new Set([
    ...Object.entries(preset.columns)
      .filter(([, column]) => column.required)
      .map(([name]) => name),
    ...preset.oneOf.flat(),
    ...preset.notices.filter((notice) => notice.refuse).flatMap((notice) => notice.missing),
  ]);
  const kept = [...needed].flatMap((name) => preset.columns[name]?.headers.map(foldHeader) ?? []);
  return headers.filter((header) => !kept.includes(foldHeader(header)));
}

/** Each header by the last synonym of its column: the French ones stand last. */
function inFrench(preset: Preset, headers: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    const column = Object.values(preset.columns).find((one) =>
      one.headers.some((known) => foldHeader(known) === foldHeader(header)),
    );
    const french = column?.headers.filter((known) => !isPattern(known)).at(-1) ?? header;
    const word = taken.has(foldHeader(french)) ? header : french;
    taken.add(foldHeader(word));
    return word;
  });
}

let reader: SampleReader;
beforeAll(async () => {
  reader = await sampleReader();
});
afterAll(() => reader.close());

function contextFor(sample: Sample): ProposalContext {
  return {
    source: "sample",
    files: ["sample.csv"],
    settings,
    presets,
    values: {},
    contents: sample.contents,
    answers: { timezone: "UTC" },
  };
}

async function propose(text: string): Promise<{ sample: Sample; proposal: SourceProposal }> {
  const sample = await reader.open(text);
  const proposed = await proposeMapping(sample.shape, contextFor(sample));
  if (!proposed.ok) throw new Error(proposed.error.map(({ message }) => message.en).join("\n"));
  return { sample, proposal: proposed.value };
}

const proposed = new Map<string, ReturnType<typeof propose>>();

function proposeOnce(name: string, rows: readonly (readonly string[])[]): ReturnType<typeof propose> {
  const known = proposed.get(name) ?? propose(toCsv(rows));
  proposed.set(name, known);
  return known;
}

/** The places of the columns whose cells are words of a closed list. */
function wordColumns({ values }: SourceProposal, [headers = [], ...rows]: string[][]): ReadonlySet<number> {
  const closed = values.filter(({ domain }) => allowedValues[domain] !== undefined);
  const places = headers.keys();
  return new Set(
    [...places].filter((at) =>
      closed.some(({ header, raw }) => header === headers[at] && rows.some((row) => row[at]?.trim() === raw)),
    ),
  );
}

/** Records that each target of the proposal would quarantine. */
async function quarantined(
  sample: Sample,
  { mapping, additions }: SourceProposal,
): Promise<readonly number[]> {
  const counts = [];
  for (const target of mapping.into) {
    const { rows } = await reader.engine.query(
      countsSql({
        parquet: sample.parquet,
        headers: sample.shape.headers,
        hasIrregular: true,
        mapping,
        target,
        values: additions,
        settings,
      }),
    );
    counts.push(Number(rows[0]?.[3]));
  }
  return counts;
}

describe("built-in presets", () => {
  it("are all readable", () => {
    expect(problems).toEqual([]);
    expect(presets.length).toBeGreaterThan(25);
  });

  describe.each(folders)("$preset.name", ({ folder, preset }) => {
    const rows = rowsOf(folder);
    const headers = rows[0]!;

    it("is the only one to claim its sample, in any order and case", () => {
      expect(claims(headers)).toEqual([preset.name]);
      expect(claims(turned(headers))).toEqual([preset.name]);
      expect(claims(headers.map((header) => header.toUpperCase()))).toEqual([preset.name]);
      expect(claims(headers.map((header) => header.replaceAll(" ", "_").toLowerCase()))).toEqual([
        preset.name,
      ]);
    });

    it("is recognised without any one of its optional columns", () => {
      for (const absent of optionalHeaders(preset, headers))
        expect(claims(headers.filter((header) => header !== absent))).toEqual([preset.name]);
    });

    it("is recognised by its French headers, alone and mixed with English ones", () => {
      const french = inFrench(preset, headers);
      expect(claims(french)).toEqual([preset.name]);
      expect(claims(headers.map((header, place) => (place % 2 === 0 ? header : french[place]!)))).toEqual([
        preset.name,
      ]);
    });

    it("maps every header of its sample, and asks nothing", async () => {
      const { proposal } = await proposeOnce(preset.name, rows);
      expect(proposal.recognition?.preset.name).toBe(preset.name);
      expect(proposal.unmapped).toEqual([]);
      expect(proposal.questions).toEqual([]);
      const printed = printSourceMapping(proposal.mapping);
      expect(parseSourceMapping(printed, "sources/sample.yaml")).toEqual({
        ok: true,
        value: proposal.mapping,
      });
    });

    it("leaves words that nobody knows unmapped, and quarantines no row for them", async () => {
      const { proposal } = await proposeOnce(preset.name, rows);
      const columns = wordColumns(proposal, rows);
      const strange = rows.map((row, place) =>
        place === 0 ? row : row.map((cell, at) => (columns.has(at) && cell !== "" ? `zzqx ${place}` : cell)),
      );
      const { sample, proposal: again } = await propose(toCsv(strange));
      const invented = again.values.filter(({ raw }) => raw.startsWith("zzqx"));
      expect(invented.filter(({ meaning }) => meaning !== undefined)).toEqual([]);
      expect(invented.length > 0).toBe(columns.size > 0);
      expect(await quarantined(sample, again)).toEqual(again.mapping.into.map(() => 0));
    });
  });

  it.each(presets.filter(({ isTemplate }) => isTemplate))(
    "$name ships a header line to fill, which it recognises",
    ({ name, columns }) => {
      const line = readTemplate(folders, name)!;
      const [template = []]: string[][] = parse(line);
      expect(template).toEqual(Object.values(columns).map((column) => column.headers[0]));
      expect(verdictOf(recognise({ headers: template, samples: [] }, presets))).toMatchObject({
        kind: "one",
        recognition: { preset: { name } },
      });
    },
  );
});
