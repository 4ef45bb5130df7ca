import { resolve } from "node:path";
import { fail, ok, type Problem } from "../../core/index.ts";
import { defineCommand, type Reader } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { type Block, heading, list, paragraph, table } from "../printing/block.ts";
import { problemDocument } from "../printing/print-problems.ts";

const words = {
  en: {
    written: (datasets: string, dimensions: string, metrics: string, folder: string) =>
      `Written in ${folder}: datasets ${datasets}, dimensions ${dimensions}, metrics ${metrics}.`,
    losses: "What is left out, renamed or assumed",
    none: "Nothing was lost.",
    titles: ["where", "what"],
    next: "entente check   reads them with the rest of your definitions",
  },
  fr: {
    written: (datasets: string, dimensions: string, metrics: string, folder: string) =>
      `Écrit dans ${folder} : ${datasets} jeux de données, ${dimensions} dimensions, ${metrics} indicateurs.`,
    losses: "Ce qui manque, change de nom ou a été supposé",
    none: "Rien n'a été perdu.",
    titles: ["où", "quoi"],
    next: "entente check   les lit avec le reste de vos définitions",
  },
};

export const importMetricflow = defineCommand({
  name: "import metricflow",
  summary: {
    en: "turn dbt semantic models and metrics into definitions",
    fr: "traduire modèles et indicateurs de dbt en définitions",
  },
  operands: [
    {
      name: "DIR",
      summary: { en: "the folder of their YAML files", fr: "le dossier de leurs fichiers YAML" },
      required: true,
    },
  ],
  options: {
    out: {
      kind: "text",
      value: "DIR",
      summary: {
        en: "where the definitions go (default: definitions)",
        fr: "où vont les définitions (par défaut : definitions)",
      },
    },
    tables: {
      kind: "text",
      value: "DIR",
      summary: {
        en: "Parquet files that say the columns' types",
        fr: "fichiers Parquet donnant le type des colonnes",
      },
    },
  },
  examples: [
    {
      line: "entente import metricflow ../warehouse/models --out definitions",
      says: { en: "The semantic layer of a dbt project:", fr: "La couche sémantique d'un projet dbt :" },
    },
  ],
  run: async ({ operands: [folder = "."], options, cwd, reader }) => {
    const { importMetricFlowProject } = await import("../../app/import-metricflow.ts");
    const out = options.out ?? "definitions";
    const imported = await importMetricFlowProject(resolve(cwd, folder), {
      out: resolve(cwd, out),
      ...(options.tables !== undefined && { tables: resolve(cwd, options.tables) }),
    });
    if (!imported.ok) return fail(imported.error);
    const { counts, losses } = imported.value;
    const say = words[reader.language];
    const [datasets, dimensions, metrics] = [counts.datasets, counts.dimensions, counts.metrics].map(
      (count) => formatCount(count, reader),
    );
    return ok({
      document: {
        ...imported.value,
        losses: losses.map((loss) => problemDocument(loss, reader.language)),
      },
      blocks: [
        paragraph(say.written(datasets ?? "", dimensions ?? "", metrics ?? "", out)),
        ...showLosses(losses, reader),
        list([say.next]),
      ],
    });
  },
});

function showLosses(losses: readonly Problem[], { language }: Reader): readonly Block[] {
  const say = words[language];
  if (losses.length === 0) return [paragraph(say.none)];
  const rows = losses.map(({ place, message }) => [
    [place?.file, place?.line].filter((part) => part !== undefined).join(":"),
    message[language],
  ]);
  return [
    heading(say.losses),
    table(
      say.titles.map((title) => ({ title })),
      rows,
    ),
  ];
}
