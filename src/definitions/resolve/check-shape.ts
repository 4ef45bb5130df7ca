import type { z } from "zod";
import type { Problem } from "../../core/index.ts";
import { shapeProblems } from "../shape/shape-problems.ts";
import type { DefinitionKind, Entry, Shaped } from "./entry.ts";

/** The entries of a kind whose form is right; the faults of the others are gathered. */
export function shapedOf<Shape>(
  entries: Iterable<Entry>,
  kind: DefinitionKind,
  schema: z.ZodType<Shape>,
  problems: Problem[],
): ReadonlyMap<string, Shaped<Shape>> {
  const shaped = new Map<string, Shaped<Shape>>();
  for (const entry of entries) {
    const one = entry.kind === kind ? shapeOf(entry, schema, problems) : undefined;
    if (one) shaped.set(entry.id, one);
  }
  return shaped;
}

export function shapeOf<Shape>(
  entry: Entry,
  schema: z.ZodType<Shape>,
  problems: Problem[],
): Shaped<Shape> | undefined {
  const parsed = schema.safeParse(entry.value);
  if (parsed.success) return { ...entry, shape: parsed.data };
  const where = { yaml: entry.yaml, base: entry.path, value: entry.value };
  problems.push(...shapeProblems(parsed.error.issues, where));
  return undefined;
}
