import type { Place, Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import type { Collected } from "./collect-entries.ts";
import { type AnyDraft, draftsOf, type Drafts } from "./draft.ts";
import { inShort, placeOf } from "./entry.ts";
import { findCycles } from "./find-cycles.ts";
import { referencesIn } from "./mentions.ts";

/** What can be said wrong of definitions only when all of them are known. */
export function checkWhole(drafts: Drafts, collected: Collected): readonly Problem[] {
  return [...circles(drafts, collected), ...withoutAcquisition(drafts, collected)];
}

function circles(drafts: Drafts, collected: Collected): readonly Problem[] {
  const { entries } = collected;
  const uses = new Map(draftsOf(drafts).map((draft) => [draft.id, draft.uses]));
  for (const [id, entry] of entries) if (!uses.has(id)) uses.set(id, referencesIn(entry, entries));
  uses.set("acquisition", drafts.acquisition?.uses ?? []);
  return findCycles(uses).map((ids) => {
    const chain = ids.map((id) => ({ id, place: placeOfId(collected, id) }));
    const links = chain.map(({ id, place }) => ({ id, ...(place && { place: inShort(place) }) }));
    return problem("cycle", { chain: links }, { place: chain[0]?.place });
  });
}

/** Where a definition stands; a measure written inside a metric stands at the metric. */
function placeOfId({ entries, rules }: Collected, id: string): Place | undefined {
  const entry = entries.get(id.replace(/\.measure$/u, "")) ?? rules.get(id);
  return entry && placeOf(entry);
}

/** Without the entry that dates a lead, there is no acquisition to rest on. */
function withoutAcquisition(drafts: Drafts, collected: Collected): readonly Problem[] {
  const { acquisition } = drafts;
  if (!acquisition || acquisition.uses.length > 0) return [];
  return draftsOf(drafts)
    .filter(({ uses }: AnyDraft) => uses.includes("acquisition"))
    .map(({ id }) => problem("acquisition-missing", {}, { place: placeOfId(collected, id) }));
}
