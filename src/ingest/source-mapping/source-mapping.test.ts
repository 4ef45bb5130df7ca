import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allowedValues,
  type ColumnSpec,
  type DatasetSpec,
  dictionary,
  type FieldMapping,
  type SourceMapping,
  type TargetMapping,
} from "../../dataset/index.ts";
import { waysFor } from "./check-source-mapping.ts";
import { parseSourceMapping } from "./parse-source-mapping.ts";
import { printSourceMapping } from "./print-source-mapping.ts";

const header = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const headers = fc.array(header, { minLength: 1, maxLength: 4 });
const dates = fc.constantFrom("iso", "dmy", "mdy");

function fieldOf(spec: ColumnSpec, isFamily: boolean): fc.Arbitrary<FieldMapping> {
  const allowed = allowedValues[spec.domain ?? "owner"]?.map((one) => one.value);
  const isMoment = spec.type === "date" || spec.type === "instant";
  const isNumber = ["integer", "decimal", "money"].includes(spec.type);
  const free = isMoment
    ? fc.constant("2024-01-02")
    : isNumber
      ? fc.integer()
      : spec.type === "boolean"
        ? fc.boolean()
        : fc.oneof(header, fc.integer(), fc.boolean());
  const fixed = allowed === undefined ? free : fc.constantFrom(...allowed);
  const ways = waysFor(spec);
  const column = fc.record(
    {
      from: headers,
      split: fc.constantFrom(";", ","),
      system: fc.constant("other"),
      ...(isMoment && { dates }),
      ...(ways.length > 0 && { by: fc.constantFrom(...ways) }),
      ...(spec.type === "money" && { currencyFrom: header, times: fc.constantFrom(0.01, 1000) }),
    },
    { requiredKeys: ["from"] },
  );
  const others: fc.Arbitrary<FieldMapping>[] = isFamily
    ? [
        fc.constant({ header: true as const }),
        fc.record({ cell: fc.constant(true as const), dates }, { requiredKeys: ["cell"] }),
      ]
    : [];
  return fc.oneof(column, fc.record({ value: fixed }), ...others);
}

function targetOf(dataset: DatasetSpec): fc.Arbitrary<TargetMapping> {
  const free = dataset.columns.filter((column) => !column.computed && column.name !== dataset.key);
  const required = free.filter((column) => column.required).map((column) => column.name);
  return fc.boolean().chain((isFamily) =>
    fc.record(
      {
        dataset: fc.constant(dataset.name),
        key: headers,
        when: header,
        aliases: headers,
        ...(isFamily && { each: fc.constant('Date entered "*"') }),
        fields: fc.record(Object.fromEntries(free.map((spec) => [spec.name, fieldOf(spec, isFamily)])), {
          requiredKeys: required,
        }),
      },
      { requiredKeys: ["dataset", "key", "fields", ...(isFamily ? (["each"] as const) : [])] },
    ),
  ) as fc.Arbitrary<TargetMapping>;
}

const target = fc
  .constantFrom(...dictionary.filter((dataset) => dataset.kind !== "derived"))
  .chain((dataset) => targetOf(dataset));

const mapping = fc.record(
  {
    source: fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,12}$/),
    system: header,
    preset: header,
    files: headers,
    sheet: header,
    kind: fc.constantFrom("full", "upsert", "append"),
    timezone: fc.constantFrom("UTC", "Europe/Paris", "America/New_York"),
    dates,
    decimal: fc.constantFrom(".", ","),
    currency: fc.constantFrom("EUR", "USD"),
    into: fc.array(target, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ["source", "system", "files", "kind", "timezone", "into"] },
) as fc.Arbitrary<SourceMapping>;

describe("printSourceMapping", () => {
  it("prints what reads back as the same mapping, whatever the comments", () => {
    fc.assert(
      fc.property(mapping, header, (given, comment) => {
        const printed = printSourceMapping(given, {
          heading: comment,
          kind: comment,
          field: () => comment,
        });
        expect(parseSourceMapping(printed, `sources/${given.source}.yaml`)).toEqual({
          ok: true,
          value: given,
        });
      }),
      { numRuns: 60 },
    );
  });
});

const problemsOf = (text: string) => {
  const parsed = parseSourceMapping(text, "sources/contacts.yaml");
  return parsed.ok
    ? []
    : parsed.error.map(({ code, place, suggestion }) => [code, place?.line, place?.column, suggestion]);
};

describe("parseSourceMapping", () => {
  it("reads a header, a list of headers and a whole field alike, and takes the file's name for the source's", () => {
    const text = `
system: hubspot
files: "*.csv"
kind: full
timezone: Europe/Paris
into:
  - dataset: person
    key: Record ID
    fields:
      email: Email
      phone: [Phone, Mobile]
      company_id: { from: Company, by: name }
`;
    expect(parseSourceMapping(text, "sources/contacts.yaml")).toMatchObject({
      ok: true,
      value: {
        source: "contacts",
        files: ["*.csv"],
        into: [
          {
            key: ["Record ID"],
            fields: {
              email: { from: ["Email"] },
              phone: { from: ["Phone", "Mobile"] },
              company_id: { from: ["Company"], by: "name" },
            },
          },
        ],
      },
    });
  });

  it("reports every slip of the form at once, each with its line, column and suggestion", () => {
    const text = `sistem: hubspot
files: contacts.csv
kind: ful
timezone: Europe/Paris
into:
  - dataset: person
    feilds: {}
    fields: { email: { frm: Email } }
`;
    expect(problemsOf(text)).toEqual([
      ["key-missing", 1, 1, undefined],
      ["value-not-allowed", 3, 7, "full"],
      ["key-unknown", 8, 24, "from"],
      ["value-shape", 8, 22, undefined],
      ["key-unknown", 7, 5, "fields"],
      ["key-unknown", 1, 1, "system"],
    ]);
  });

  it("reports what the common dataset does not know", () => {
    const text = `system: hubspot
files: contacts.csv
kind: replace
timezone: Europe/Pari
into:
  - dataset: persons
    fields: { email: Email }
  - dataset: activity
    key: id
    fields:
      typ: Type
      company_id: { from: Company, by: email }
      occurred_at: { cell: true }
  - dataset: company
    fields: { company_id: Id, name: { from: Name, dates: dmy } }
`;
    expect(problemsOf(text)).toEqual([
      ["timezone-unknown", 4, 11, "Europe/Paris"],
      ["period-needed", 3, 7, undefined],
      ["dataset-unknown", 6, 14, "person"],
      ["column-unknown", 11, 7, "type"],
      ["way-unfit", 12, 19, "id"],
      ["each-needed", 13, 20, undefined],
      ["column-required", 8, 5, undefined],
      ["column-computed", 15, 15, undefined],
      ["option-unfit", 15, 37, undefined],
    ]);
  });

  it("names the line where YAML itself is broken", () => {
    expect(problemsOf("system: a\nsystem: b\n")).toEqual([["yaml-unreadable", 2, 1, undefined]]);
    expect(problemsOf("")).toEqual([["value-shape", undefined, undefined, undefined]]);
  });

  it("asks for one name of the source and its file", () => {
    const text = `source: leads
system: x
files: a.csv
kind: full
timezone: UTC
into: [{ dataset: product, key: a, fields: { name: b } }]
`;
    expect(problemsOf(text)).toEqual([["source-name", 1, 9, "contacts"]]);
  });
});
