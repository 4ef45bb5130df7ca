import type { Measure, Metric, MetricKind } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { say, type Saying } from "./resolving.ts";

type Metrics = ReadonlyMap<string, Draft<Metric>>;

interface Drafts {
  readonly metrics: Metrics;
  readonly measures: ReadonlyMap<string, Draft<Measure>>;
}

interface Input {
  readonly metric: string;
  /** It is read at another moment than its own. */
  readonly isMoved: boolean;
  /** It is a retention, read at an age or until it reaches a metric. */
  readonly isAged: boolean;
}

/**
 * A formula that reads a retention is over the cohorts that have come to its age: all that stands beside must be dated
 * row by row, and what is not known yet stays so.
 */
export function refuseBesideAge(saying: Saying, drafts: Drafts, entries: ReadonlyMap<string, Entry>): void {
  for (const { id, meaning, fillNullsWith } of drafts.metrics.values()) {
    const entry = entries.get(id);
    if (!entry || !readsAge(drafts.metrics, id)) continue;
    if (typeof fillNullsWith === "string")
      say(saying, "age-filled", {}, { entry, path: ["fill_nulls_with"] });
    for (const input of inputsOf(meaning).filter((one) => cannotStandBeside(drafts, one)))
      say(saying, "age-beside", { name: input.metric }, { entry });
  }
}

/** What is wrong in a metric that reads an age itself is said there, and of what answers several values elsewhere. */
function cannotStandBeside(drafts: Drafts, { metric, isAged, isMoved }: Input): boolean {
  const kind = drafts.metrics.get(metric)?.meaning.kind;
  const isKnown = kind !== undefined || drafts.measures.has(metric);
  if (isAged || !isKnown || kind === "retention" || kind === "funnel") return false;
  return isMoved || (!readsAge(drafts.metrics, metric) && !isDatedByRow(drafts, metric));
}

/** Whether a metric reads a retention at an age, itself or through those that it is made of. */
export function readsAge(metrics: Metrics, id: string, path: readonly string[] = []): boolean {
  const draft = metrics.get(id);
  if (!draft || path.includes(id)) return false;
  return inputsOf(draft.meaning).some(
    ({ metric, isAged }) => isAged || readsAge(metrics, metric, [...path, id]),
  );
}

function isDatedByRow(drafts: Drafts, id: string, path: readonly string[] = []): boolean {
  if (path.includes(id)) return true;
  const meaning = drafts.metrics.get(id)?.meaning;
  if (!meaning) return !drafts.measures.get(id)?.isStock;
  if (meaning.kind === "simple") return !drafts.measures.get(meaning.measure)?.isStock;
  const inputs = inputsOf(meaning);
  return (
    inputs.length > 0 &&
    inputs.every((input) => !input.isMoved && isDatedByRow(drafts, input.metric, [...path, id]))
  );
}

/** What a ratio or a formula is made of, with what it reaches. */
function inputsOf(meaning: MetricKind): readonly Input[] {
  const plain = (metric: string): Input => ({ metric, isMoved: false, isAged: false });
  if (meaning.kind === "ratio")
    return [meaning.numerator, meaning.denominator].map((one) => plain(one.metric));
  if (meaning.kind !== "derived") return [];
  return Object.values(meaning.inputs).flatMap(({ metric, age, reaches, offset, atStartOf }) => [
    {
      metric,
      isMoved: offset !== undefined || atStartOf !== undefined,
      isAged: age !== undefined || reaches !== undefined,
    },
    ...(reaches === undefined ? [] : [plain(reaches)]),
  ]);
}
