import type { Localised } from "../../core/index.ts";
import type { Schema } from "../../dataset/index.ts";
import type {
  AcquisitionRule,
  AllocationRule,
  Concept,
  CustomCalendar,
  Dimension,
  Measure,
  Metric,
  OwnDataset,
} from "../model.ts";
import { type Entry, placeOf } from "./entry.ts";

export type Definition = Dimension | Measure | Concept | Metric | OwnDataset | CustomCalendar;

/** A definition whose hash is not known yet, nor all that it reads. */
export type Draft<D extends Definition> = Omit<D, "hash" | "reads">;
export type AnyDraft =
  | Draft<Dimension>
  | Draft<Measure>
  | Draft<Concept>
  | Draft<Metric>
  | Draft<OwnDataset>
  | Draft<CustomCalendar>;

/** A rule whose hash is not known yet. */
export interface RuleDraft<Rule> {
  readonly rule: Omit<Rule, "hash" | "uses" | "reads">;
  readonly uses: readonly string[];
}

export interface DefinitionDrafts {
  readonly datasets: ReadonlyMap<string, Draft<OwnDataset>>;
  readonly calendars: ReadonlyMap<string, Draft<CustomCalendar>>;
  readonly dimensions: ReadonlyMap<string, Draft<Dimension>>;
  readonly measures: ReadonlyMap<string, Draft<Measure>>;
  readonly concepts: ReadonlyMap<string, Draft<Concept>>;
  readonly metrics: ReadonlyMap<string, Draft<Metric>>;
}

export interface Drafts extends DefinitionDrafts {
  readonly schema: Schema;
  readonly acquisition: RuleDraft<AcquisitionRule> | undefined;
  readonly allocation: RuleDraft<AllocationRule> | undefined;
}

export function draftsOf(drafts: DefinitionDrafts): readonly AnyDraft[] {
  const { datasets, calendars, dimensions, measures, concepts, metrics } = drafts;
  const all = [datasets, calendars, dimensions, measures, concepts, metrics];
  return all.flatMap((some): readonly AnyDraft[] => [...some.values()]);
}

/** What every definition says of itself. */
export function headOf(
  entry: Entry,
  shape: { readonly label: Localised; readonly description?: Localised | undefined },
) {
  return {
    id: entry.id,
    place: placeOf(entry),
    origin: entry.yaml.file.origin,
    label: shape.label,
    ...(shape.description && { description: shape.description }),
  };
}

export function sorted(uses: Iterable<string>): readonly string[] {
  return [...new Set(uses)].sort();
}
