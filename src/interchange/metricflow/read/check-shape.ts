import type { z } from "zod";
import type { Problem } from "../../../core/index.ts";
import { problem } from "../../problems.ts";
import type { Declaration } from "./read-documents.ts";

/** Where what is read is kept. */
export interface Findings {
  readonly problems: Problem[];
  readonly losses: Problem[];
}

/** A declaration in its form. Keys that are not known are passed over and told; what else is wrong is a problem. */
export function checkShape<Shape extends z.ZodType>(
  shape: Shape,
  declaration: Declaration,
  { problems, losses }: Findings,
): z.infer<Shape> | undefined {
  const value = structuredClone(declaration.value);
  let read = shape.safeParse(value);
  while (!read.success) {
    const unknown = unknownKeys(read.error.issues);
    if (unknown.length === 0) break;
    for (const { path, key } of unknown) {
      const where = nameOf(declaration, path);
      const place = declaration.placeOf([...path, key]);
      losses.push(problem("key-passed-over", { key, where }, { place, severity: "warning" }));
      remove(value, path, key);
    }
    read = shape.safeParse(value);
  }
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const facts = { where: nameOf(declaration, issue.path), wanted: wantedOf(issue) };
    problems.push(problem("value-wrong", facts, { place: declaration.placeOf(issue.path) }));
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

interface UnknownKey {
  readonly path: readonly PropertyKey[];
  readonly key: string;
}

function unknownKeys(issues: readonly Issue[], base: readonly PropertyKey[] = []): readonly UnknownKey[] {
  return issues.flatMap((issue): readonly UnknownKey[] => {
    const path = [...base, ...issue.path];
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path, key }));
    if (issue.code !== "invalid_union") return [];
    const nearest = issue.errors.find((inner) => inner.every(({ code }) => code === "unrecognized_keys"));
    return nearest ? unknownKeys(nearest, path) : [];
  });
}

function remove(value: unknown, path: readonly PropertyKey[], key: string): void {
  let holder = value;
  for (const step of path) {
    if (typeof holder !== "object" || holder === null) return;
    holder = Reflect.get(holder, step);
  }
  if (typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, key);
}

function nameOf({ value }: Declaration, path: readonly PropertyKey[]): string {
  const name: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "name") : undefined;
  return [typeof name === "string" ? name : "?", ...path.map(String)].join(".");
}

function wantedOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    default:
      return issue.message;
  }
}
