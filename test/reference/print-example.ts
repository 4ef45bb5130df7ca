import { type Block, showAnswer } from "../../src/cli/testing/shown-answer.ts";
import type { Answer, MetricQueryInput } from "../../src/contract/index.ts";
import { dayIn, type Language } from "../../src/core/index.ts";
import type { ReferenceExample } from "./read-examples.ts";

const words = {
  en: { rows: "Rows of", settings: "In `entente.yaml`:", values: "In `definitions/values.yaml`:" },
  fr: { rows: "Lignes de", settings: "Dans `entente.yaml` :", values: "Dans `definitions/values.yaml` :" },
};

/** What a page shows of an example: what is written, what is asked, what the demo company answers. */
export function printExample(
  example: ReferenceExample,
  answers: readonly Answer[],
  language: Language,
): string {
  const { title, says, settings, values, definitions, rows, questions } = example;
  const say = words[language];
  return [
    `**${title[language]}**`,
    ...(says ? [says[language]] : []),
    ...(settings === undefined ? [] : [say.settings, fenced("yaml", settings)]),
    ...(values === undefined ? [] : [say.values, fenced("yaml", values)]),
    ...(definitions === undefined ? [] : [fenced("yaml", definitions)]),
    ...Object.entries(rows).flatMap(([name, text]) => [
      `${say.rows} \`${name}\`${colon(language)}`,
      fenced("csv", text),
    ]),
    ...questions.flatMap(({ asks, query }, index) => [
      asks[language],
      fenced("", commandLine(query)),
      printAnswer(answers[index]!, language),
    ]),
  ].join("\n\n");
}

function colon(language: Language): string {
  return language === "fr" ? " :" : ":";
}

function fenced(kind: string, text: string): string {
  return `\`\`\`${kind}\n${text.trimEnd()}\n\`\`\``;
}

/** The line of the command that asks it. */
function commandLine(query: MetricQueryInput): string {
  const { by = [], where, asOf, order = [], totals } = query;
  const ordered = order.map((one) => (one.descending === true ? `${one.by}:desc` : one.by));
  const lastDay = asOf && dayIn("Europe/Paris", new Date(Date.parse(asOf) - 1).toISOString());
  return [
    "entente query",
    ...query.metrics,
    option("by", by.join(",")),
    option("grain", query.grain),
    option("where", where && `"${where}"`),
    option("from", query.from),
    option("to", query.to),
    option("compare", query.compare),
    option("as-of", lastDay),
    option("order", ordered.join(",")),
    option("limit", query.limit),
    query.fill === true ? "--fill" : "",
    totals === false ? "# totals: false" : "",
  ]
    .filter((word) => word !== "")
    .join(" ");
}

function option(name: string, value: string | number = ""): string {
  return value === "" ? "" : `--${name} ${value}`;
}

/** The table that the command line shows, and its notes, but for the snapshot's number. */
function printAnswer(answer: Answer, language: Language): string {
  const blocks = showAnswer(answer, { language, locale: language });
  return blocks
    .map((block) => printBlock(block, answer))
    .filter((text) => text !== "")
    .join("\n\n");
}

function printBlock(block: Block, { provenance }: Answer): string {
  if (block.kind === "paragraph") {
    if (!block.text.includes(provenance.snapshot)) return block.text.replace(/^\*/u, "\\*");
    return "";
  }
  if (block.kind !== "table") throw new Error(`An answer shows a ${block.kind}.`);
  const aligned = block.columns.map(({ align }) => (align === "right" ? "---:" : "---"));
  const rows = block.rows.map((row) =>
    row.map((cell) =>
      typeof cell === "string"
        ? cell
        : cell.tone === "strong" && cell.text !== ""
          ? `**${cell.text}**`
          : cell.text,
    ),
  );
  return [block.columns.map(({ title }) => title), aligned, ...rows].map(markdownRow).join("\n");
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
