import { printForReading } from "../../sql/index.ts";
import { datasetNamed, dictionary } from "../dictionary/index.ts";
import { acquisitionStep } from "./acquisition-step.ts";
import { allocationStep } from "./allocation-step.ts";
import type { BuildInput, PlanStep } from "./build-input.ts";
import { dealStageStep } from "./deal-stage-step.ts";
import { entryFindingStep } from "./entry-finding-step.ts";
import { entitySteps } from "./entity-steps.ts";
import { factStep } from "./fact-step.ts";
import { goldenStep } from "./golden-step.ts";
import { knownStep, namedStep } from "./named-steps.ts";
import { stageEntryStep } from "./stage-entry-step.ts";

/** The tables of a snapshot beside its datasets, whose names no dataset can bear. */
export const builtTables: ReadonlySet<string> = new Set([
  ...["person", "company"].flatMap((entity) => [`${entity}_record`, `${entity}_link`, `${entity}_key`]),
  ...["rep", "campaign", "product", "territory"].map((name) => `${name}_known`),
  "entry_finding",
]);

/**
 * The tables of a snapshot, each one statement over load files and the tables before it, in the order in
 * which they can be built. Beside the dictionary's, the tables of identity: `<entity>_record`, `<entity>_link` and `<entity>_key`, what is declared
 * of names: `<name>_known`, and what checks at entry say: `entry_finding`.
 */
export function planBuild(input: BuildInput): readonly PlanStep[] {
  const named = ["rep", "campaign", "product", "territory"] as const;
  const facts = [
    "deal",
    "touch",
    "activity",
    "handoff",
    "order",
    "spend",
    "social_day",
    "social_post",
    "social_interaction",
    "form_response",
    "approval",
    "case",
    "application",
    "consent",
  ];
  const steps = [
    ...entitySteps(input, "company"),
    goldenStep("company"),
    ...entitySteps(input, "person"),
    goldenStep("person"),
    ...named.map((name) => knownStep(input, name)),
    ...facts.map((name) => factStep(input, datasetNamed(name)!)),
    ...input.own.map((dataset) => factStep(input, dataset)),
    stageEntryStep(input),
    dealStageStep(input),
    ...named.map((name) => namedStep(input, name)),
    allocationStep(input.allocation),
    entryFindingStep(input),
  ];
  return [...steps, acquisitionStep(input.acquisition, datasetsIn(input))];
}

/** The datasets that the rule reads: every name of one that its statements hold. */
function datasetsIn({ own, acquisition: { entrySql, touchesSql } }: BuildInput): readonly string[] {
  const text = `${printForReading(entrySql)} ${printForReading(touchesSql)}`;
  const words = new Set(text.match(/\w+/g));
  return [...dictionary, ...own]
    .map(({ name }) => name)
    .filter((name) => words.has(name) && name !== "acquisition");
}
