import type { Reason } from "../../reason.ts";
import { atom, call, textLiteral, type Written } from "../../sql/written.ts";
import { isWithinDay, tooFine } from "../granularity.ts";
import type { ElementItem } from "../items/item.ts";
import type { Project } from "./project.ts";

type Refuse = (reason: Reason) => undefined;

const parts: { readonly [part: string]: string } = {
  year: "year",
  quarter: "quarter",
  month: "month",
  day: "day",
  dow: "weekday",
  doy: "day_of_year",
};

const truncating: ReadonlySet<string> = new Set(["week", "month", "quarter", "year"]);

interface Time {
  readonly written: Written;
  /** What its values are kept at. */
  readonly granularity: string;
}

/** A time of an expression at the grain, or the part of the date, that an item asks. */
export function timeAt(
  { calendars }: Project,
  { written, granularity }: Time,
  { grain = granularity, datePart }: Pick<ElementItem, "grain" | "datePart">,
  refuse: Refuse,
): Written | undefined {
  const finer = tooFine({ grain, datePart }, granularity);
  if (finer) return refuse({ kind: "too-fine", ...finer });
  if (datePart !== undefined) return partOf(datePart, written, refuse);
  const calendar = calendars.get(grain);
  if (calendar) return call("period_of", [atom(textLiteral(calendar.id), "text"), written], calendar.type);
  if (truncating.has(grain)) return grain === granularity ? written : truncated(grain, written);
  if (grain === "day") return written.type === "instant" ? truncated("day", written) : written;
  if (isWithinDay(grain) && grain === granularity) return written;
  return refuse({ kind: "grain", grain });
}

function partOf(datePart: string, written: Written, refuse: Refuse): Written | undefined {
  const name = Object.hasOwn(parts, datePart) ? parts[datePart] : undefined;
  return name === undefined ? refuse({ kind: "grain", grain: datePart }) : call(name, [written], "integer");
}

function truncated(grain: string, written: Written): Written {
  return call("date_trunc", [atom(textLiteral(grain), "text"), written], "date");
}
