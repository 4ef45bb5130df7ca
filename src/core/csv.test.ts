import { assert, property, array, string } from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { decimal } from "./decimal.ts";
import { csvText } from "./csv.ts";

describe("csvText", () => {
  it("keeps a spreadsheet from running a text, and leaves numbers bare", () => {
    expect(
      csvText(
        ["a", "b"],
        [
          ["=1+1", -2],
          ["@x", decimal("0.10")],
          [null, true],
          ['a "b", c', "é"],
        ],
      ),
    ).toBe(`a,b\r\n'=1+1,-2\r\n'@x,0.1\r\n,true\r\n"a ""b"", c",é\r\n`);
  });

  it("is read back as it was, whatever the text", () => {
    assert(
      property(
        array(array(string({ unit: "binary" }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const read: readonly (readonly string[])[] = parse(csvText(["x", "y"], rows), {
            record_delimiter: "\r\n",
          });
          const guarded = rows.map((row) =>
            row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
          );
          expect(read).toEqual([["x", "y"], ...guarded]);
        },
      ),
    );
  });
});
