import type { Reason } from "../../reason.ts";
import { isWithinDay, tooFine } from "../granularity.ts";
import { type ElementItem, elementName, isMetricTime, itemName } from "../items/item.ts";
import { parseItemName } from "../items/parse-name.ts";
import { parseTemplate } from "../items/parse-template.ts";
import type { Project } from "../project/project.ts";
import { customGranularities } from "../project/project.ts";
import type { GroupBy } from "./question.ts";

/** An item of a question, with what it is called in MetricFlow's answer and in ours. */
export interface AskedItem {
  readonly item: ElementItem;
  readonly name: string;
  /** As `by` names it; the column of the answer too. */
  readonly by: string;
}

export function nameOf(group: GroupBy): string {
  return typeof group === "string" ? group : group.name;
}

export function itemOf(project: Project, group: GroupBy): ElementItem | undefined {
  const custom = customGranularities(project);
  if (typeof group !== "string") {
    const item = itemOf(project, group.name);
    const { grain, datePart } = group;
    return (
      item && {
        ...item,
        ...(grain !== undefined && { grain: grain.toLowerCase() }),
        ...(datePart !== undefined && { datePart: datePart.toLowerCase() }),
      }
    );
  }
  if (!group.includes("(")) return parseItemName(group, custom);
  const item = parseTemplate(group.replace(/^-|^\{\{|\}\}$/gu, ""), custom);
  return item?.kind === "element" ? item : undefined;
}

const parts: { readonly [part: string]: string } = {
  year: "year_number",
  quarter: "quarter_of_year",
  month: "month_of_year",
  day: "day_of_month",
  dow: "day_of_week",
  doy: "day_of_year",
};

const ourGrains: ReadonlySet<string> = new Set([
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
]);

export interface AskedTime {
  readonly name: string;
  readonly item: ElementItem;
  /** What its values are kept at. */
  readonly granularity: string;
  /** What is meant where the item names no grain; by default its granularity. */
  readonly usual?: string;
}

/** A time at the grain or date part that is asked: `created:month`. */
export function timeBy(
  { calendars }: Project,
  { name, item, granularity, usual = granularity }: AskedTime,
  refuse: (reason: Reason) => undefined,
): AskedItem | undefined {
  const { datePart, grain = usual } = item;
  const finer = tooFine({ grain, datePart }, granularity);
  if (finer) return refuse({ kind: "too-fine", ...finer });
  if (datePart !== undefined) return partBy({ name, item, datePart }, refuse);
  const whole = { ...item, grain };
  const own = calendars.get(grain)?.id ?? (ourGrains.has(grain) ? grain : undefined);
  if (own !== undefined) return { item: whole, name: itemName(whole), by: `${name}:${own}` };
  const isKeptSo = isWithinDay(grain) && grain === granularity && !isMetricTime(item);
  if (isKeptSo) return { item: whole, name: itemName(whole), by: name };
  return refuse({ kind: "grain", grain });
}

function partBy(
  { name, item, datePart }: Pick<AskedTime, "name" | "item"> & { readonly datePart: string },
  refuse: (reason: Reason) => undefined,
): AskedItem | undefined {
  const part = Object.hasOwn(parts, datePart) ? parts[datePart] : undefined;
  if (part === undefined) return refuse({ kind: "grain", grain: datePart });
  return { item, name: itemName(item), by: `${name}:${part}` };
}

export function plainBy(item: ElementItem, by: string): AskedItem {
  return { item, name: elementName(item), by };
}
