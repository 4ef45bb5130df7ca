import type { Problem } from "../../core/index.ts";
import type { FileShape } from "../shape/file-shape.ts";
import { fitEntry, type Fitted } from "../shape/fit-form.ts";
import { fits } from "../shape/fits.ts";
import { formOfSection } from "../shape/language-form.ts";
import { valueOf } from "../yaml/yaml-node.ts";
import type { Entry, Shaped } from "./entry.ts";

type Sections = { readonly [S in keyof FileShape]-?: NonNullable<FileShape[S]> };
type ShapeOf<S extends keyof Sections> = Sections[S] extends { readonly [id: string]: infer Shape }
  ? Shape
  : never;

/** The entries of a section, each in its form; what was faulty is said, and has a stand-in. */
export function shapedOf<S extends keyof Sections>(
  entries: Iterable<Entry>,
  section: S,
  problems: Problem[],
): ReadonlyMap<string, Shaped<ShapeOf<S>>> {
  const shaped = new Map<string, Shaped<ShapeOf<S>>>();
  for (const entry of entries) {
    if (entry.section === section) shaped.set(entry.id, shapeOf<ShapeOf<S>>(entry, problems));
  }
  return shaped;
}

export function shapeOf<Shape>(entry: Entry, problems: Problem[]): Shaped<Shape> {
  const { kind, section, id, yaml } = entry;
  const { written, isGuessed, faults } = fittedOf(entry);
  for (const fault of faults) problems.push(fault(yaml));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was fitted into the form of that section, printed from that shape
  const shape = valueOf(written.value) as Shape;
  return { kind, section, id, yaml, written, shape, isGuessed };
}

function fittedOf({ section, written, yaml }: Entry): Fitted {
  const form = formOfSection(section);
  const isRight = yaml.problems.length === 0 && fits(form, written.value);
  return isRight ? { written, isGuessed: false, faults: [] } : fitEntry(form, written, section);
}
