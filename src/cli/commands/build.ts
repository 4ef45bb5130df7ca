import type { BuildReport } from "../../app/build-snapshot.ts";
import type { RebuildReport } from "../../app/rebuild.ts";
import { fail, type Language, ok } from "../../core/index.ts";
import { dictionary } from "../../dataset/index.ts";
import { defineCommand, type Reader } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { type Block, paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    built: (id: string, made: string, shared: string) =>
      `Snapshot ${id}: ${made} datasets built, ${shared} unchanged.`,
    empty: "Nothing is loaded, so that every number is zero or missing: `entente load PATH`.",
    unchanged: (id: string) => `Nothing has changed: snapshot ${id} stays.`,
    titles: ["dataset", "rows"],
    next: "`entente scorecard` shows every metric.",
    same: (snapshot: string) =>
      `Everything was built anew from the raw loads, and is the same as in snapshot ${snapshot}.`,
    missing: (datasets: string) => `These had not been built from what is there now: ${datasets}.`,
    differ: (datasets: string) =>
      `Built anew, these datasets came out otherwise than they stood, and were replaced: ${datasets}. Please report it.`,
  },
  fr: {
    built: (id: string, made: string, shared: string) =>
      `Instantané ${id} : ${made} jeux de données construits, ${shared} inchangés.`,
    empty: "Rien n'est chargé : chaque chiffre est donc nul ou absent. Commencez par `entente load CHEMIN`.",
    unchanged: (id: string) => `Rien n'a changé : l'instantané ${id} reste.`,
    titles: ["jeu de données", "lignes"],
    next: "`entente scorecard` montre tous les indicateurs.",
    same: (snapshot: string) =>
      `Tout a été reconstruit depuis les chargements bruts, à l'identique de l'instantané ${snapshot}.`,
    missing: (datasets: string) =>
      `Ceux-ci n'avaient pas encore été construits à partir de ce qui est là : ${datasets}.`,
    differ: (datasets: string) =>
      `Reconstruits, ces jeux de données diffèrent de ce qui était là et ont été remplacés : ${datasets}. Merci de le signaler.`,
  },
};

export const build = defineCommand({
  name: "build",
  summary: {
    en: "make the numbers from what was loaded; what has not changed stays",
    fr: "calculer à partir de ce qui est chargé ; l'inchangé reste",
  },
  operands: [],
  options: {},
  examples: [{ line: "entente build", says: { en: "After a load:", fr: "Après un chargement :" } }],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { buildSnapshot } = await import("../../app/build-snapshot.ts");
      const built = await buildSnapshot(workspace, { report: call.report });
      if (!built.ok) return fail(built.error);
      return ok({
        document: built.value,
        warnings: built.value.findings,
        blocks: showBuild(built.value, call.reader),
      });
    }),
});

export const rebuild = defineCommand({
  name: "rebuild",
  summary: {
    en: "build everything anew from the raw loads, and compare",
    fr: "tout reconstruire depuis les chargements bruts, et comparer",
  },
  operands: [],
  options: {},
  examples: [
    {
      line: "entente rebuild",
      says: {
        en: "Prove that the numbers follow from the loads:",
        fr: "Prouver que les chiffres découlent des chargements :",
      },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const useCase = await import("../../app/rebuild.ts");
      const rebuilt = await useCase.rebuild(workspace, { report: call.report });
      if (!rebuilt.ok) return fail(rebuilt.error);
      return ok({
        document: rebuilt.value,
        warnings: rebuilt.value.findings,
        blocks: verdict(rebuilt.value, call.reader.language),
      });
    }),
});

function verdict({ snapshot, differences, missing }: RebuildReport, language: Language): readonly Block[] {
  const say = words[language];
  return [
    ...(missing.length > 0 ? [paragraph(say.missing(missing.join(", ")))] : []),
    differences.length > 0
      ? paragraph(say.differ(differences.join(", ")), "bad")
      : paragraph(say.same(snapshot), "good"),
  ];
}

const isPublic = (dataset: string): boolean => dictionary.some(({ name }) => name === dataset);

/** The datasets of the dictionary that were built, with their rows; the rest is in the document. */
function showBuild(
  { snapshot, isUnchanged, datasets, loads }: BuildReport,
  reader: Reader,
): readonly Block[] {
  const say = words[reader.language];
  if (loads.length === 0) return [paragraph(say.empty)];
  if (isUnchanged) return [paragraph(say.unchanged(snapshot)), paragraph(say.next)];
  const shared = datasets.filter(({ isShared }) => isShared).length;
  const shown = datasets.filter(({ dataset, isShared }) => !isShared && isPublic(dataset));
  return [
    paragraph(
      say.built(snapshot, formatCount(datasets.length - shared, reader), formatCount(shared, reader)),
    ),
    table(
      say.titles.map((title, index) => ({ title, align: index === 1 ? "right" : "left" })),
      shown.map(({ dataset, rows }) => [dataset, formatCount(rows, reader)]),
    ),
    paragraph(say.next),
  ];
}
