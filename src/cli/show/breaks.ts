import type { Breaks, FoundBreak, StepSearched } from "../../app/find-breaks.ts";
import type { Estimate } from "../../kpi/index.ts";
import { addDays, dayIn } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { quoteForShell } from "../format/quote-for-shell.ts";
import { formatCount, formatDay, formatInstant } from "../format/quantities.ts";
import { type Block, heading, list, paragraph, table, verbatim } from "../printing/block.ts";
import { breakWords } from "./break-words.ts";

/** Each finding in sentences, or that nothing was found; then what was searched, and what would have been seen. */
export function showBreaks(breaks: Breaks, reader: Reader): readonly Block[] {
  const say = breakWords[reader.language];
  const { findings, asOf, timezone, snapshot } = breaks;
  return [
    heading(findings.length === 0 ? say.nothing : say.found(findings.length)),
    ...findings.flatMap((finding) => showFinding(finding, breaks, reader)),
    paragraph(searched(breaks, reader)),
    table(
      [
        { title: say.step },
        ...[say.weeks, say.entered, say.rate, say.visible].map(
          (title) => ({ title, align: "right" }) as const,
        ),
      ],
      breaks.steps.map((step) => stepLine(step, reader)),
    ),
    paragraph(say.notSeen(unseen(breaks, reader)), "dim"),
    ...(breaks.steps.some(({ visible }) => visible) ? [paragraph(say.visibleNote, "dim")] : []),
    ...leftOut(breaks, reader),
    paragraph(say.foot(formatInstant(asOf, reader, timezone), timezone, snapshot), "dim"),
  ];
}

function showFinding(finding: FoundBreak, breaks: Breaks, reader: Reader): readonly Block[] {
  const say = breakWords[reader.language];
  return [
    paragraph(finding.sentence[reader.language], "strong"),
    list([...details(finding, breaks, reader), ...alike(finding, breaks, reader)]),
    paragraph(
      isDatedByFirst(finding) ? say.rowsOfWay(formatDay(finding.since.week, reader)) : say.rows,
      "dim",
    ),
    verbatim(
      rowsLine(finding, (at) => lastDayBefore(breaks.timezone, at)),
      { indent: true },
    ),
  ];
}

function details(finding: FoundBreak, { worth }: Breaks, reader: Reader): readonly string[] {
  const say = breakWords[reader.language];
  const { earliest, latest } = finding.since;
  const week = say.between(formatDay(earliest, reader), formatDay(latest, reader));
  if (finding.kind === "speed") return [week, say.daysInAll(range(finding.slower.daysInAll, reader))];
  const { before, after, change, cost, lostAtEnd } = finding;
  return [
    say.rates(reached(before, reader), reached(after, reader)),
    say.change(points(change.total, reader), points(change.mix, reader), points(change.rate, reader)),
    say.atEnd(range(lostAtEnd, reader)),
    ...(cost && worth ? [costLine(range(cost, reader, worth.currency), worth, reader)] : []),
    ...(finding.slower ? [say.slowerToo(range(finding.slower.days, reader))] : []),
    week,
  ];
}

function costLine(
  cost: string,
  { metric, error }: NonNullable<Breaks["worth"]>,
  { language }: Reader,
): string {
  const say = breakWords[language];
  return `${say.cost(cost, metric)} ${error === undefined ? say.coversLost : say.coversBoth}`;
}

/** A way is dated by its first step, so that a later step is opened without its weeks. */
function isDatedByFirst({ cell, query }: FoundBreak): boolean {
  return cell !== undefined && query.from === undefined;
}

function alike({ alike: others }: FoundBreak, breaks: Breaks, reader: Reader): readonly string[] {
  if (others.length === 0) return [];
  const named = others.map((where) =>
    where
      .map(({ dimension, value }) => `${labelOf(breaks, dimension, reader)} "${value ?? "-"}"`)
      .join(" + "),
  );
  return [breakWords[reader.language].alike(named.join(", "))];
}

function labelOf({ dimensions }: Breaks, id: string, { language }: Reader): string {
  return dimensions.find((one) => one.id === id)?.label[language] ?? id;
}

function searched({ places, level, dimensions }: Breaks, reader: Reader): string {
  const { language } = reader;
  const named = dimensions.map(({ label }) => label[language]).join(", ");
  return breakWords[language].searched(formatCount(places, reader), percent(level, reader), named);
}

function stepLine(step: StepSearched, reader: Reader): readonly string[] {
  const { from, to, weeks, entered, converted, visible } = step;
  return [
    `${from.label[reader.language]} → ${to.label[reader.language]}`,
    formatCount(weeks, reader),
    formatCount(entered, reader),
    entered === 0 ? "-" : percent(converted / entered, reader),
    visible ? points(-visible.fall, reader) : "-",
  ];
}

/** Of each step, the day from which on nothing is seen. */
function unseen({ steps }: Breaks, reader: Reader): string {
  const say = breakWords[reader.language];
  return steps
    .map(({ from, to, horizonDays, lastWeek }) => {
      const step = `${from.label[reader.language]} → ${to.label[reader.language]}`;
      if (lastWeek === undefined) return say.unseenStep(step, horizonDays);
      return say.unseenFrom(step, formatDay(addDays(lastWeek, 7), reader), horizonDays);
    })
    .join(", ");
}

function leftOut({ leftOut: all }: Breaks, reader: Reader): readonly Block[] {
  const say = breakWords[reader.language];
  const told = all.filter(({ why }) => why !== "unreachable");
  if (told.length === 0) return [];
  return [
    paragraph(
      say.leftOut(told.map(({ dimension, why }) => `${dimension} (${say.why[why]})`).join(", ")),
      "dim",
    ),
  ];
}

type Reached = Extract<FoundBreak, { readonly kind: "conversion" }>["before"];

function reached({ entered, converted, rate }: Reached, reader: Reader): string {
  return breakWords[reader.language].reached(
    percent(rate, reader),
    formatCount(converted, reader),
    formatCount(entered, reader),
  );
}

function percent(share: number, { locale }: Reader): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

function points(change: number, { locale, language }: Reader): string {
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return `${text.format(change * 100)} ${breakWords[language].points}`;
}

function range({ value, low, high }: Estimate, { locale, language }: Reader, currency?: string): string {
  const format = new Intl.NumberFormat(locale, {
    maximumFractionDigits: currency === undefined && Math.abs(value) < 10 ? 1 : 0,
    ...(currency !== undefined && { style: "currency", currency }),
  });
  return breakWords[language].range(format.format(value), format.format(low), format.format(high));
}

/** The day at whose end it is asked. */
function lastDayBefore(timezone: string, at: string): string {
  return dayIn(timezone, new Date(Date.parse(at) - 1).toISOString());
}

function rowsLine(
  { query: { metrics, where, from, to, asOf }, cell }: FoundBreak,
  dayOf: (at: string) => string,
): string {
  const words = [
    ...metrics,
    ...(where === undefined ? [] : ["--where", where]),
    ...(from === undefined ? [] : ["--from", from]),
    ...(to === undefined ? [] : ["--to", to]),
    ...(cell ? ["--cell", `step=${cell.step}`] : []),
    ...(asOf === undefined ? [] : ["--as-of", dayOf(asOf)]),
  ];
  return `entente rows ${words.map(quoteForShell).join(" ")}`;
}
