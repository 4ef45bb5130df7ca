import { describe, expect, it } from "vitest";
import { painter } from "./colours.ts";
import { printTable } from "./print-table.ts";
import { textWidth } from "./text-width.ts";

const plain = painter(false);
const columns = [{ title: "name" }, { title: "n", align: "right" }] as const;

describe("printTable", () => {
  it("aligns text left and numbers right", () => {
    expect(
      printTable(
        columns,
        [
          ["Émile", "7"],
          ["Bo", "1 234"],
        ],
        plain,
      ),
    ).toEqual(["name       n", "Émile      7", "Bo     1 234"]);
  });

  it("counts wide signs, marks and emoji as a terminal shows them", () => {
    const lines = printTable(
      columns,
      [
        ["山田", "1"],
        ["e\u0301", "2"],
        ["🎉🎉", "3"],
      ],
      plain,
    );
    expect(lines.slice(1).map(textWidth)).toEqual([7, 7, 7]);
  });

  it("cuts the widest text when the terminal is narrow, never a number", () => {
    const lines = printTable(columns, [["a very long name of a company", "123456"]], plain, 24);
    expect(lines[1]).toBe("a very long nam…  123456");
  });

  it("lets no data drive the terminal", () => {
    expect(printTable([{ title: "" }], [["\u001b[31mred\u0007\u202e"]], plain)).toEqual(["�[31mred��"]);
  });
});
