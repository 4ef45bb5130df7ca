import type { Problem } from "../../core/index.ts";
import type { FileShape } from "../shape/file-shape.ts";
import { fitEntry } from "../shape/fit-form.ts";
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
  const { section, yaml } = entry;
  const { written, isGuessed, faults } = fitEntry(formOfSection(section), entry.written, section);
  problems.push(...faults.map((fault) => fault(yaml)));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was fitted into the form of that section, printed from that shape
  const shape = valueOf(written.value) as Shape;
  return { ...entry, written, shape, isGuessed };
}
