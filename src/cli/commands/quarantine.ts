import { resolve } from "node:path";
import type { QuarantinedFile, QuarantinedValue, Retried, Selection } from "../../app/quarantine.ts";
import { fail, ok } from "../../core/index.ts";
import { defineCommand, type Options, type Reader } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { type Block, heading, list, paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    none: "Nothing is in quarantine.",
    titles: ["source", "load", "file", "into", "read", "quarantined"],
    values: ["load", "file", "record", "column", "value", "why"],
    next: "`entente quarantine show` lists the records; correct the source's mapping or the values, then `entente quarantine retry`.",
    cut: (limit: string) =>
      `The first ${limit} are shown: --limit N shows more, \`entente quarantine export FILE\` writes them all.`,
    exported: (records: string, path: string) =>
      `${records} records written to ${path}, each with its reason.`,
    retried: ["load", "file", "into", "before", "now", "released", "added"],
    build: "`entente build` takes what was released.",
    unknown: "?",
  },
  fr: {
    none: "Rien n'est en quarantaine.",
    titles: ["source", "chargement", "fichier", "vers", "lus", "en quarantaine"],
    values: ["chargement", "fichier", "enregistrement", "colonne", "valeur", "pourquoi"],
    next: "`entente quarantine show` liste les enregistrements ; corrigez la correspondance de la source ou les valeurs, puis `entente quarantine retry`.",
    cut: (limit: string) =>
      `Seuls les ${limit} premiers sont montrés : --limit N en montre davantage, \`entente quarantine export FICHIER\` les écrit tous.`,
    exported: (records: string, path: string) =>
      `${records} enregistrements écrits dans ${path}, chacun avec sa raison.`,
    retried: ["chargement", "fichier", "vers", "avant", "maintenant", "libérés", "ajoutés"],
    build: "`entente build` prend ce qui a été libéré.",
    unknown: "?",
  },
};

const selecting = {
  source: {
    kind: "text",
    value: "NAME",
    summary: { en: "of one source only", fr: "d'une seule source" },
  },
  load: {
    kind: "text",
    value: "ID",
    summary: {
      en: "of one load only, by id or number",
      fr: "d'un seul chargement, par identifiant ou numéro",
    },
  },
} as const satisfies Options;

const reasonOption = {
  reason: {
    kind: "text",
    value: "CODE",
    summary: {
      en: "for one reason only, such as not-a-date",
      fr: "pour une seule raison, par exemple not-a-date",
    },
  },
} as const satisfies Options;

const defaultLimit = 20;

function selectionOf(options: {
  readonly source: string | undefined;
  readonly load: string | undefined;
}): Selection {
  return {
    ...(options.source !== undefined && { source: options.source }),
    ...(options.load !== undefined && { load: options.load }),
  };
}

const listed = (name: string) =>
  defineCommand({
    name,
    summary: {
      en: "count what was set aside, by file and reason",
      fr: "compter ce qui a été mis de côté, par fichier et raison",
    },
    operands: [],
    options: selecting,
    examples: [
      {
        line: `entente ${name}`,
        says: { en: "All that was set aside:", fr: "Tout ce qui a été mis de côté :" },
      },
    ],
    run: async (call) =>
      withWorkspace(call, async (workspace) => {
        const { listQuarantine } = await import("../../app/quarantine.ts");
        const { showFinding } = await import("../show/load-report.ts");
        const found = await listQuarantine(workspace, selectionOf(call.options));
        if (!found.ok) return fail(found.error);
        const reasons = (file: QuarantinedFile): readonly Block[] => [
          heading(`${file.file} → ${file.dataset}`),
          list(file.reasons.map((reason) => showFinding(reason, call.reader))),
        ];
        const { none, next } = words[call.reader.language];
        return ok({
          document: { quarantine: found.value },
          blocks:
            found.value.length === 0
              ? [paragraph(none)]
              : [filesTable(found.value, call.reader), ...found.value.flatMap(reasons), paragraph(next)],
        });
      }),
  });

function filesTable(files: readonly QuarantinedFile[], reader: Reader): Block {
  const columns = words[reader.language].titles.map(
    (title, index) => ({ title, align: index > 3 ? "right" : "left" }) as const,
  );
  return table(
    columns,
    files.map(({ source, load, file, dataset, counts }) => [
      source,
      load,
      file,
      dataset,
      formatCount(counts.read, reader),
      { text: formatCount(counts.quarantined, reader), tone: "bad" },
    ]),
  );
}

export const quarantine = listed("quarantine");
export const quarantineList = listed("quarantine list");

export const quarantineShow = defineCommand({
  name: "quarantine show",
  summary: {
    en: "show the records set aside, with value and reason",
    fr: "montrer les enregistrements mis de côté, valeur et raison",
  },
  operands: [],
  options: {
    ...selecting,
    ...reasonOption,
    limit: {
      kind: "integer",
      value: "N",
      summary: {
        en: `how many to show (default: ${defaultLimit})`,
        fr: `combien en montrer (par défaut : ${defaultLimit})`,
      },
    },
  },
  examples: [
    {
      line: "entente quarantine show --reason not-a-date --limit 50",
      says: { en: "Fifty dates that could not be read:", fr: "Cinquante dates qui n'ont pas pu être lues :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { showQuarantine } = await import("../../app/quarantine.ts");
      const limit = call.options.limit ?? defaultLimit;
      const { reason } = call.options;
      const shown = await showQuarantine(workspace, {
        ...selectionOf(call.options),
        limit,
        ...(reason !== undefined && { reason }),
      });
      if (!shown.ok) return fail(shown.error);
      const say = words[call.reader.language];
      const isCut = shown.value.length >= limit;
      return ok({
        document: { values: shown.value },
        blocks:
          shown.value.length === 0
            ? [paragraph(say.none)]
            : [
                valuesTable(shown.value, call.reader),
                ...(isCut ? [paragraph(say.cut(formatCount(limit, call.reader)))] : []),
              ],
      });
    }),
});

function valuesTable(values: readonly QuarantinedValue[], reader: Reader): Block {
  const columns = words[reader.language].values.map(
    (title, index) => ({ title, align: index === 2 ? "right" : "left" }) as const,
  );
  return table(
    columns,
    values.map(({ load, file, record, header, column, value, words: why }) => [
      load,
      file,
      formatCount(record, reader),
      header ?? column ?? "",
      value ?? "",
      why[reader.language],
    ]),
  );
}

export const quarantineExport = defineCommand({
  name: "quarantine export",
  summary: {
    en: "write the records set aside to a CSV file",
    fr: "écrire dans un fichier CSV les enregistrements mis de côté",
  },
  operands: [{ name: "FILE", summary: { en: "a new file", fr: "un nouveau fichier" }, required: true }],
  options: { ...selecting, ...reasonOption },
  examples: [
    {
      line: "entente quarantine export to-correct.csv --source crm-contacts",
      says: {
        en: "What the owner of the CRM has to correct:",
        fr: "Ce que le responsable du CRM doit corriger :",
      },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { exportQuarantine } = await import("../../app/quarantine.ts");
      const { reason } = call.options;
      const exported = await exportQuarantine(workspace, selectionOf(call.options), {
        path: resolve(call.cwd, call.operands[0] ?? ""),
        language: call.reader.language,
        ...(reason !== undefined && { reason }),
      });
      if (!exported.ok) return fail(exported.error);
      const { records, path } = exported.value;
      const said = words[call.reader.language].exported(formatCount(records, call.reader), path);
      return ok({ document: exported.value, blocks: [paragraph(said)] });
    }),
});

export const quarantineRetry = defineCommand({
  name: "quarantine retry",
  summary: {
    en: "check again, under the present mappings and values",
    fr: "contrôler à nouveau, selon les correspondances actuelles",
  },
  operands: [],
  options: selecting,
  examples: [
    {
      line: "entente quarantine retry",
      says: { en: "After a mapping was corrected:", fr: "Après avoir corrigé une correspondance :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { retryQuarantine } = await import("../../app/quarantine.ts");
      const retried = await retryQuarantine(workspace, selectionOf(call.options));
      if (!retried.ok) return fail(retried.error);
      const { none, build } = words[call.reader.language];
      return ok({
        document: { files: retried.value },
        blocks: !retried.value.some(hasSomething)
          ? [paragraph(none)]
          : [retriedTable(retried.value, call.reader), paragraph(build)],
      });
    }),
});

const hasSomething = ({ before = 0, now, released, added }: Retried): boolean =>
  before + now + released + added > 0;

function retriedTable(files: readonly Retried[], reader: Reader): Block {
  const say = words[reader.language];
  const columns = say.retried.map(
    (title, index) => ({ title, align: index > 2 ? "right" : "left" }) as const,
  );
  return table(
    columns,
    files
      .filter(hasSomething)
      .map(({ load, file, dataset, before, now, released, added }) => [
        load,
        file,
        dataset,
        before === undefined ? say.unknown : formatCount(before, reader),
        ...[now, released, added].map((count) => formatCount(count, reader)),
      ]),
  );
}
