import type { Words } from "../../../core/index.ts";
import type { FindingFacts, NameCount } from "../problems.ts";

export const en: Words<FindingFacts> = {
  "load-without-source": ({ source, loads }) =>
    `No mapping describes the source "${source}" any more, so what was loaded from it (${loads.join(", ")}) brings nothing. Restore its file in sources/, or undo these loads.`,
  "dataset-without-source": ({ dataset }) =>
    `No source fills your dataset "${dataset}", which has no rows. Run \`entente source add FILE --into ${dataset}\`.`,
  "role-unresolved": ({ dataset, role, to, columns, rows, of, example }) =>
    `In "${dataset}", "${role}" leads to no row of "${to}" by ${columns.map((name) => `"${name}"`).join(" and ")}: ${rows} of ${of} rows${example === undefined ? "" : ` (${example})`}. Load the export that has them, or correct how the mapping writes the key (system).`,
  "reference-unresolved": ({ dataset, column, rows, of }) =>
    `In "${dataset}", "${column}" names something that no loaded export contains, and stays empty: ${rows} of ${of} rows. Load the export that has it, or correct how the mapping finds it (by, system).`,
  "values-unmapped": ({ dataset, column, rows, values, more }) =>
    `In "${dataset}", values of "${column}" that the value mapping does not know: ${rows} rows, ${counted(values, more)}. Say in definitions/values.yaml what they mean.`,
  "names-unknown": ({ dataset, names, rows, more }) =>
    `Names of a "${dataset}" that nothing declares: ${rows} rows, ${counted(names, more)}. They count under that name until definitions/values.yaml says which one is meant.`,
  "negative-duration": ({ dataset, rows, examples }) =>
    `Closed before they were created, and therefore without a duration: ${rows} rows of "${dataset}" (${examples.join(", ")}). Correct the dates at the source.`,
  "won-before-known": ({ rows, examples }) =>
    `Won before the creation of their person, so that the time from lead to deal is negative: ${rows} rows of "deal" (${examples.join(", ")}). Correct the dates at the source.`,
  "cluster-large": ({ entity, clusters, records }) =>
    `Rows of "${entity}" that join more than 20 records each: ${clusters} (the largest joins ${records}). A shared mailbox or a placeholder may have linked strangers.`,
};

function counted(names: readonly NameCount[], more: number): string {
  const listed = names.map(({ name, rows, nearest }) =>
    nearest === undefined ? `"${name}" (${rows})` : `"${name}" (${rows}; did you mean "${nearest}"?)`,
  );
  return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
