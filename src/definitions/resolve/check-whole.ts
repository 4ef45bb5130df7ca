import type { Place, Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import type { Concept, Measure } from "../model.ts";
import type { Collected } from "./collect-entries.ts";
import { type AnyDraft, type Draft, draftsOf, type Drafts } from "./draft.ts";
import { inShort, placeOf } from "./entry.ts";
import { findCycles } from "./find-cycles.ts";
import { mentionsIn, namesIn, referencesIn } from "./mentions.ts";
import { warnOfShadow, warnOfUnreached } from "./warn-of-dimensions.ts";

/** What can be said wrong of definitions only when all of them are known. */
export function checkWhole(drafts: Drafts, collected: Collected): readonly Problem[] {
  const own = <D extends AnyDraft>(some: ReadonlyMap<string, D>) =>
    [...some.values()].filter(({ origin, id }) => origin === "workspace" && collected.entries.has(id));
  return [
    ...circles(drafts, collected),
    ...withoutAcquisition(drafts, collected),
    ...unused([...own(drafts.measures), ...own(drafts.concepts)], drafts, collected),
    ...own(drafts.dimensions).flatMap((dimension) => [
      ...warnOfUnreached(drafts, dimension),
      ...warnOfShadow(drafts, dimension),
    ]),
  ];
}

/** Measures and concepts on which nothing rests, nor seems to rest that could not be resolved. */
function unused(
  own: readonly (Draft<Measure> | Draft<Concept>)[],
  drafts: Drafts,
  { entries, nameless, unread }: Collected,
): readonly Problem[] {
  const all = draftsOf(drafts);
  const resolved = new Set(all.map(({ id }) => id));
  const lost = [...entries.values()].filter(({ id }) => !resolved.has(id));
  const used = new Set([
    ...all.flatMap(({ uses }) => uses),
    ...(drafts.acquisition?.uses ?? []),
    ...[...lost, ...nameless].flatMap((entry) => mentionsIn(entry, entries)),
    ...unread.flatMap(namesIn),
  ]);
  return own
    .filter(({ id }) => !used.has(id))
    .map(({ id, kind, place }) => {
      const measure = kind === "measure" ? id : `{ dataset: ${id}, aggregation: count }`;
      const detail = { place, suggestion: `measure: ${measure}`, severity: "warning" } as const;
      return problem("definition-unused", { id, kind }, detail);
    });
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
