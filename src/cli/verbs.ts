import type { Localised } from "../core/index.ts";
import type { Command } from "./command.ts";
import { backup, restore } from "./commands/backup.ts";
import { build, rebuild } from "./commands/build.ts";
import { check } from "./commands/check.ts";
import { demo } from "./commands/demo.ts";
import { diff } from "./commands/diff.ts";
import { companyShow, personShow } from "./commands/entity.ts";
import { explain } from "./commands/explain.ts";
import { importMetricflow } from "./commands/import.ts";
import { find } from "./commands/find.ts";
import { format } from "./commands/format.ts";
import { identityDecisions, identityMerge, identityRevoke, identitySplit } from "./commands/identity.ts";
import { init } from "./commands/init.ts";
import { load } from "./commands/load.ts";
import { loads, loadsUndo } from "./commands/loads.ts";
import { metrics } from "./commands/metrics.ts";
import {
  quarantine,
  quarantineExport,
  quarantineList,
  quarantineRetry,
  quarantineShow,
} from "./commands/quarantine.ts";
import { query } from "./commands/query.ts";
import { rows } from "./commands/rows.ts";
import { scorecard } from "./commands/scorecard.ts";
import { snapshots } from "./commands/snapshots.ts";
import { sourceAdd, sourceList, sourceTemplate } from "./commands/source.ts";

export interface VerbGroup {
  readonly title: Localised;
  readonly commands: readonly Command[];
}

/** Every verb, in the order in which help shows them. */
export const verbGroups: readonly VerbGroup[] = [
  { title: { en: "Start", fr: "Commencer" }, commands: [demo, init] },
  {
    title: { en: "Exports", fr: "Exports des outils" },
    commands: [
      sourceAdd,
      sourceList,
      sourceTemplate,
      load,
      loads,
      loadsUndo,
      quarantine,
      quarantineList,
      quarantineShow,
      quarantineExport,
      quarantineRetry,
    ],
  },
  {
    title: { en: "Definitions", fr: "Définitions" },
    commands: [metrics, check, format, diff, importMetricflow],
  },
  { title: { en: "Snapshots", fr: "Instantanés" }, commands: [build, rebuild, snapshots] },
  {
    title: { en: "People and companies", fr: "Personnes et entreprises" },
    commands: [personShow, companyShow, identityMerge, identitySplit, identityDecisions, identityRevoke],
  },
  { title: { en: "Safety", fr: "Sûreté" }, commands: [backup, restore] },
  { title: { en: "Numbers", fr: "Chiffres" }, commands: [scorecard, query, rows, explain, find] },
];

export const commands: readonly Command[] = verbGroups.flatMap((group) => group.commands);
