import { describe, expect, it } from "vitest";
import { fieldParts } from "../../validate/index.ts";
import { datasetNamed } from "../dictionary/index.ts";
import { entryFields, fieldColumns } from "./entry-fields.ts";

const from = (header: string) => ({ from: [header] });

describe("entryFields", () => {
  it("has a column of the dataset for each part of a field", () => {
    for (const [dataset, fields] of Object.entries(fieldColumns))
      for (const { kind, writes, reads = [] } of fields) {
        const parts = fieldParts[kind];
        expect([writes.length, reads.length]).toEqual([parts.writes.length, parts.reads.length]);
        const known = datasetNamed(dataset)!.columns.map(({ name }) => name);
        expect(known).toEqual(expect.arrayContaining([...writes, ...reads]));
      }
  });

  it("takes a name and an address with both of their columns alone", () => {
    const fields = { last_name: from("Nom"), city: from("Ville"), country: { value: "France" } };
    expect(entryFields({ dataset: "person", fields })).toEqual([]);
    const whole = { ...fields, postal_code: from("CP") };
    expect(entryFields({ dataset: "person", fields: whole })).toEqual([
      {
        kind: "address",
        writes: 2,
        columns: [
          { name: "postal_code", header: "CP" },
          { name: "city", header: "Ville" },
          { name: "region" },
          { name: "country" },
        ],
      },
    ]);
  });
});
