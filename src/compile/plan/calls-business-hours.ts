import type { Model } from "../../definitions/index.ts";

const functions: ReadonlySet<string> = new Set([
  "business_minutes_between",
  "business_hours_between",
  "business_days_between",
]);

/**
 * Whether anything in a piece of a plan, which is plain data, calls for business hours: in an expression of its own, or
 * in a concept that it names.
 */
export function callsBusinessHours(part: unknown, model: Pick<Model, "concepts">): boolean {
  const met = new Set<string>();
  const calls = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(calls);
    if (typeof value !== "object" || value === null) return false;
    const { kind, name, concept }: { kind?: unknown; name?: unknown; concept?: unknown } = value;
    if (kind === "call" && typeof name === "string" && functions.has(name)) return true;
    return (typeof concept === "string" && callsInConcept(concept)) || Object.values(value).some(calls);
  };
  const callsInConcept = (id: string): boolean => {
    if (met.has(id)) return false;
    met.add(id);
    const known = model.concepts.get(id);
    return calls(known?.condition) || calls(known?.until);
  };
  return calls(part);
}
