import type { Words } from "../../../core/index.ts";
import type { FindingFacts, NameCount } from "../problems.ts";

export const en: Words<FindingFacts> = {
  "load-without-source": ({ source, loads }) =>
    `No mapping describes the source "${source}" any more, so its loads (${loads.join(", ")}) bring nothing. Restore its file in sources/, or undo the loads.`,
  "reference-unresolved": ({ dataset, column, rows, of }) =>
    `In ${rows} of ${of} rows of "${dataset}", "${column}" names something that no loaded export contains: it stays empty. Load the export that has it, or correct how the mapping finds it (by, system).`,
  "values-unmapped": ({ dataset, column, rows, values, more }) =>
    `${rows} rows of "${dataset}" have a value of "${column}" that the value mapping does not know: ${counted(values, more)}. Say in definitions/values.yaml what they mean.`,
  "names-unknown": ({ dataset, names, rows, more }) =>
    `${rows} rows name a "${dataset}" that is not among the declared ones: ${counted(names, more)}. They count under that name until definitions/values.yaml says which one is meant.`,
  "negative-duration": ({ dataset, rows, examples }) =>
    `${rows} rows of "${dataset}" were closed before they were created (${examples.join(", ")}): they have no duration. Correct the dates at the source.`,
  "won-before-known": ({ rows, examples }) =>
    `${rows} deals were won before their person was created (${examples.join(", ")}): the time from lead to deal is negative there. Correct the dates at the source.`,
  "cluster-large": ({ entity, clusters, records }) =>
    `${clusters} entities of "${entity}" join more than 20 records each (the largest ${records}): a shared mailbox or a placeholder may have linked strangers.`,
};

function counted(names: readonly NameCount[], more: number): string {
  const listed = names.map(
    ({ name, rows, nearest }) => `"${name}" (${rows}${nearest === undefined ? "" : `; "${nearest}"?`})`,
  );
  return [...listed, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
