import type { Localised } from "../core/index.ts";
import type { Command } from "./command.ts";
import { init } from "./commands/init.ts";
import { load } from "./commands/load.ts";
import { loads, loadsUndo } from "./commands/loads.ts";
import {
  quarantine,
  quarantineExport,
  quarantineList,
  quarantineRetry,
  quarantineShow,
} from "./commands/quarantine.ts";

export interface VerbGroup {
  readonly title: Localised;
  readonly commands: readonly Command[];
}

/** Every verb, in the order in which help shows them. */
export const verbGroups: readonly VerbGroup[] = [
  { title: { en: "Start", fr: "Commencer" }, commands: [init] },
  {
    title: { en: "Exports", fr: "Exports des outils" },
    commands: [
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
];

export const commands: readonly Command[] = verbGroups.flatMap((group) => group.commands);
