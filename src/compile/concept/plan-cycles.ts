import type { ClauseGroup } from "../../definitions/index.ts";
import type { ConceptPlan } from "./concept-plan.ts";
import { planMoments } from "./plan-moments.ts";
import type { Planning } from "./planning.ts";

const lines = "ends.lines";
const cycles = "entries.cycles";

/**
 * Every moment at which the end holds draws a line; between two lines, only what happens there brings an object in, and
 * the next line ends it.
 */
export function planCycles(
  planning: Planning,
  until: ClauseGroup,
): Pick<ConceptPlan, "result" | "hasCycles" | "precision" | "endPrecision"> {
  const { steps, concept } = planning;
  const ends = planMoments(planning, until, { wanted: { kind: "every" }, takes: "every" });
  steps.push({ kind: "lines", name: lines, input: ends.step });
  const wanted = { kind: "by-segment", lines } as const;
  const entries = planMoments(planning, concept.condition, { wanted, takes: "entries" });
  steps.push({ kind: "cycles", name: cycles, entries: entries.step, lines });
  const [precision, endPrecision] = [entries.precision ?? "instant", ends.precision ?? "instant"];
  return { result: cycles, hasCycles: true, precision, endPrecision };
}
