import type { Manifest, MeasureInput } from "../manifest.ts";
import { metricNamed } from "../metrics/leaves.ts";
import { type Project, spineDataset } from "../project/project.ts";
import { type ElementItem, isMetricTime } from "../items/item.ts";
import { compareGranularity, isGranularity } from "../granularity.ts";
import type { AskedCalendar } from "./question.ts";
import { finest } from "./default-grain.ts";

/** The spine whose every period is shown, where a metric joins it and time is asked. */
export function calendarOf(
  project: Project,
  metrics: readonly string[],
  items: readonly ElementItem[],
): AskedCalendar | undefined {
  const { manifest } = project;
  const times = items.filter(isMetricTime);
  if (times.length === 0 || !metrics.some((name) => joinsSpine(manifest, name))) return undefined;
  const wanted = finest(times.flatMap(({ grain }) => grain ?? [])) ?? "day";
  const [spine] = manifest.spines
    .flatMap(({ table, column, granularity }) =>
      isGranularity(granularity) ? { table, column, granularity } : [],
    )
    .filter(({ granularity }) => compareGranularity(granularity, wanted) <= 0)
    .toSorted((a, b) => compareGranularity(b.granularity, a.granularity));
  if (!spine) return undefined;
  const { table, column, granularity } = spine;
  return { dataset: spineDataset(project, table), column, granularity };
}

function joinsSpine(manifest: Manifest, name: string, above: readonly string[] = []): boolean {
  const metric = above.includes(name) ? undefined : metricNamed(manifest, name);
  if (!metric) return false;
  const { meaning } = metric;
  const inner = (input: string) => joinsSpine(manifest, input, [...above, name]);
  const joins = ({ joinsToSpine }: MeasureInput) => joinsToSpine;
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
      return joins(meaning.measure);
    case "conversion":
      return joins(meaning.base) || joins(meaning.converted);
    case "ratio":
      return inner(meaning.numerator.name) || inner(meaning.denominator.name);
    default:
      return meaning.inputs.some((input) => inner(input.name));
  }
}
