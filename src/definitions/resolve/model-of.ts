import { canonicalForms, type Hashable } from "../canonical/canonical-form.ts";
import type { Model, Reads, Surroundings } from "../model.ts";
import type { AnyDraft } from "./draft.ts";
import { settingsOfGrains } from "./settings-of-grains.ts";
import type { Resolved } from "./resolve-all.ts";

/** The model of definitions that are all right: each with what it reads, and its hash, both worked out when asked. */
export function modelOf(resolved: Resolved, surroundings: Surroundings): Model {
  const { schema, acquisition, allocation, noted } = resolved;
  if (!acquisition || !allocation) throw new Error("A rule is missing though nothing is at fault.");
  const all = new Map<string, Hashable>();
  const { hashOf } = canonicalForms((id) => all.get(id), surroundings);
  const whole = <D extends object>(id: string, draft: D & { readonly uses: readonly string[] }) => {
    const made = {
      ...draft,
      get reads(): Reads {
        return readsOf(noted.of.get(id), draft);
      },
      get hash(): string {
        return hashOf(id)!;
      },
    };
    all.set(id, made);
    return made;
  };
  const each = <D extends AnyDraft>(drafts: ReadonlyMap<string, D>) =>
    new Map([...drafts].map(([id, draft]) => [id, whole(id, draft)]));
  return {
    schema,
    datasets: each(resolved.datasets),
    calendars: each(resolved.calendars),
    dimensions: each(resolved.dimensions),
    measures: each(resolved.measures),
    concepts: each(resolved.concepts),
    metrics: each(resolved.metrics),
    acquisition: whole("acquisition", { ...acquisition.rule, uses: acquisition.uses }),
    allocation: whole("allocation", { ...allocation.rule, uses: allocation.uses }),
    surroundings,
  };
}

function readsOf(
  noted: { readonly [R in keyof Reads]: Iterable<Reads[R][number]> } | undefined,
  draft: object,
): Reads {
  const settings = new Set([...(noted?.settings ?? []), ...settingsOfGrains(draft)]);
  return { settings: [...settings].sort(), values: [...(noted?.values ?? [])].sort() };
}
