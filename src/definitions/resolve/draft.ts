import type { Localised } from "../../core/index.ts";
import type { Concept, CustomCalendar, Dimension, Measure, Metric, OwnDataset } from "../model.ts";
import { type Entry, placeOf } from "./entry.ts";

export type Definition = Dimension | Measure | Concept | Metric | OwnDataset | CustomCalendar;

/** A definition whose hash is not known yet. */
export type Draft<D extends Definition> = Omit<D, "hash">;
export type AnyDraft =
  | Draft<Dimension>
  | Draft<Measure>
  | Draft<Concept>
  | Draft<Metric>
  | Draft<OwnDataset>
  | Draft<CustomCalendar>;

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
