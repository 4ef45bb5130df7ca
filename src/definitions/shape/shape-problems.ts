import type { z } from "zod";
import { nearest, type Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import { languageKeys } from "./language-keys.ts";
import { metricShape } from "./metric-shape.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";

type Issue = z.core.$ZodIssue;

interface Where {
  readonly yaml: YamlFile;
  /** The path of the value that was checked. */
  readonly base: YamlPath;
  readonly value: unknown;
}

/** What the shape of a definition has wrong, each fault at its place. */
export function shapeProblems(issues: readonly Issue[], where: Where): readonly Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, where));
}

function problemsOfIssue(issue: Issue, where: Where): readonly Problem[] {
  const path = [...where.base, ...stepsOf(issue)];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, { issue, path, where }));
    case "invalid_union":
      return problemsOfUnion(issue, { path, where });
    case "invalid_type":
      return [wrongType(issue, { path, where })];
    case "invalid_value":
      return [notAllowed(issue.values.map(String), { path, where })];
    default:
      return [badForm(issue, { path, where })];
  }
}

interface At {
  readonly path: YamlPath;
  readonly where: Where;
}

function stepsOf(issue: Issue): YamlPath {
  return issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
}

function nameOf(path: YamlPath): string {
  return (
    path
      .filter((step) => typeof step === "string")
      .slice(-2)
      .join(".") || "the file"
  );
}

function unknownKey(key: string, { issue, path, where }: At & { readonly issue: Issue }): Problem {
  const place = where.yaml.keyAt([...path, key]);
  const holder = valueAt(where.value, stepsOf(issue));
  const isNull = typeof holder === "object" && holder !== null && Reflect.get(holder, key) === null;
  if (isNull && where.yaml.isInBraces(path)) return problem("comma-in-braces", { text: key }, { place });
  const near = nearest(key, languageKeys);
  const facts = { key, under: nameOf(path), ...(near !== undefined && { nearest: near }) };
  return problem("key-unknown", facts, { place, suggestion: near });
}

function wrongType(issue: Issue & { readonly code: "invalid_type" }, { path, where }: At): Problem {
  const key = path.at(-1);
  const isMissing = valueAt(where.value, stepsOf(issue)) === undefined;
  if (isMissing && typeof key === "string") {
    const parent = path.slice(0, -1);
    return problem("key-missing", { key, under: nameOf(parent) }, { place: where.yaml.keyAt(parent) });
  }
  return problem("value-type", { wanted: issue.expected }, { place: where.yaml.valueAt(path) });
}

function notAllowed(allowed: readonly string[], { path, where }: At): Problem {
  const value = valueAt(where.value, path.slice(where.base.length));
  if (value === undefined && path.length > where.base.length) {
    const parent = path.slice(0, -1);
    const facts = { key: String(path.at(-1)), under: nameOf(parent) };
    return problem("key-missing", facts, { place: where.yaml.keyAt(parent) });
  }
  const near = nearest(String(value), allowed);
  const facts = {
    value: String(value),
    allowed: allowed.join(", "),
    ...(near !== undefined && { nearest: near }),
  };
  return problem("value-not-allowed", facts, { place: where.yaml.valueAt(path), suggestion: near });
}

function badForm(issue: Issue, { path, where }: At): Problem {
  const place = where.yaml.valueAt(path);
  return problem("value-form", { value: place.text ?? "", wanted: wantedOf(issue) }, { place });
}

function wantedOf(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "something" : `>= ${issue.minimum}`;
    case "too_big":
      return issue.origin === "string" ? "less" : `<= ${issue.maximum}`;
    case "invalid_format":
      return issue.format === "regex" ? "duration" : issue.format;
    default:
      return "choice";
  }
}

/** Of several forms, the one that was meant: the fewest faults. */
function problemsOfUnion(
  issue: Issue & { readonly code: "invalid_union" },
  { path, where }: At,
): readonly Problem[] {
  const inner: Where = {
    yaml: where.yaml,
    base: path,
    value: valueAt(where.value, stepsOf(issue)),
  };
  if (issue.errors.length === 0) {
    return [notAllowed(kinds, { path, where })];
  }
  const fitting = issue.errors.filter((issues) => !issues.some(isOtherType));
  const closest = [...fitting].sort((a, b) => weightOf(a) - weightOf(b))[0];
  if (closest) return shapeProblems(closest, inner);
  if (inner.value === undefined) return shapeProblems((issue.errors[0] ?? []).slice(0, 1), inner);
  return [problem("value-type", { wanted: "choice" }, { place: where.yaml.valueAt(path) })];
}

/** A metric is told from another by its kind. */
const kinds = metricShape.options.map(({ shape }) => shape.kind.value);

function isOtherType(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === "invalid_type";
}

function weightOf(issues: readonly Issue[]): number {
  return issues.reduce(
    (total, issue) => total + (issue.code === "unrecognized_keys" ? issue.keys.length : 1),
    0,
  );
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
