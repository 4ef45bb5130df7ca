import type { z } from "zod";
import { nearest, type Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import { isRecord } from "./compact.ts";
import type { Path, YamlText } from "./read-yaml.ts";

type Issue = z.core.$ZodIssue;

/** Turns what a schema found wrong into problems with their place; `keysAt` lists the keys known at a path. */
export function issueProblems(
  issues: readonly Issue[],
  yaml: YamlText,
  keysAt: (path: Path) => readonly string[],
): readonly Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, yaml, keysAt));
}

function problemsOfIssue(
  issue: Issue,
  yaml: YamlText,
  keysAt: (path: Path) => readonly string[],
): readonly Problem[] {
  const path = issue.path;
  const where = spell(path);
  const place = yaml.place(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const suggestion = nearest(key, keysAt(path));
        const known = keysAt(path);
        return problem(
          "key-unknown",
          { key, where, known },
          { place: yaml.placeOfKey(path, key), suggestion },
        );
      });
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const got = String(valueAt(yaml.value, path));
      if (valueAt(yaml.value, path) === undefined) return [problem("key-missing", { where }, { place })];
      return [
        problem("value-not-allowed", { where, got, allowed }, { place, suggestion: nearest(got, allowed) }),
      ];
    }
    case "invalid_type":
      if (valueAt(yaml.value, path) === undefined) return [problem("key-missing", { where }, { place })];
      return [problem("value-shape", { where, expected: shapeOf(issue.expected) }, { place })];
    case "too_small":
      return [problem("value-shape", { where, expected: "filled" }, { place })];
    case "custom":
      return [problem("value-shape", { where, expected: shapeOf(issue.message) }, { place })];
    default:
      return [problem("value-shape", { where, expected: "other" }, { place })];
  }
}

export type Shape =
  | "text"
  | "list"
  | "mapping"
  | "number"
  | "boolean"
  | "filled"
  | "source"
  | "name"
  | "pattern"
  | "other";

const shapes: { readonly [expected: string]: Shape } = {
  string: "text",
  array: "list",
  tuple: "list",
  object: "mapping",
  record: "mapping",
  number: "number",
  boolean: "boolean",
  source: "source",
  name: "name",
  pattern: "pattern",
};

function shapeOf(expected: string): Shape {
  return shapes[expected] ?? "other";
}

function spell(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step + 1}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (!isRecord(current)) return undefined;
    current = current[step];
  }
  return current;
}
