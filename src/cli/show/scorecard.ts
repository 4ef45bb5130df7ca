import type { Scorecard, ScorecardMetric, ScorecardValue } from "../../app/scorecard.ts";
import { isDecimal } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { formatInstant } from "../format/quantities.ts";
import { unitAfterValue } from "../format/unit-words.ts";
import { type Amount, formatChange, formatPoints, formatValue, nothing } from "../format/value.ts";
import { type Block, heading, paragraph, table, type TableCell } from "../printing/block.ts";
import { bySection, sectionWords } from "./section-words.ts";

const words = {
  en: {
    title: (name: string) => `Scorecard: ${name}`,
    ever: "all time",
    change: "change",
    tooRecent: "too recent",
    foot: (asOf: string, timezone: string, snapshot: string) =>
      `As of ${asOf} (${timezone}), snapshot ${snapshot}. Changes are from the period before.`,
  },
  fr: {
    title: (name: string) => `Tableau de bord : ${name}`,
    ever: "depuis le début",
    change: "variation",
    tooRecent: "trop récent",
    foot: (asOf: string, timezone: string, snapshot: string) =>
      `Au ${asOf} (${timezone}), instantané ${snapshot}. Les variations sont par rapport à la période précédente.`,
  },
};

/** Every metric over the last month, the last quarter and all time, by section. */
export function showScorecard(card: Scorecard, name: string, reader: Reader): readonly Block[] {
  const { language } = reader;
  const say = words[language];
  const lines = card.sections.flatMap(({ section, metrics }) =>
    metrics.map((metric) => ({ section, metric })),
  );
  const right = (title: string) => ({ title, align: "right" }) as const;
  const rows = bySection(lines).flatMap(([section, group], index): readonly (readonly TableCell[])[] => [
    ...(index > 0 ? [[]] : []),
    [{ text: sectionWords(section, language), tone: "strong" }],
    ...group.map(({ metric }) => line(metric, reader)),
  ]);
  return [
    heading(say.title(name)),
    table(
      [
        { title: "" },
        right(card.month.label[language]),
        right(say.change),
        right(card.quarter.label[language]),
        right(say.change),
        right(say.ever),
        { title: "" },
      ],
      rows,
    ),
    paragraph(say.foot(formatInstant(card.asOf, reader, card.timezone), card.timezone, card.snapshot), "dim"),
  ];
}

function line(metric: ScorecardMetric, reader: Reader): readonly TableCell[] {
  const { label, unit, month, quarter, allTime } = metric;
  return [
    `  ${label[reader.language]}`,
    shown(month, unit, reader),
    change(month, metric, reader),
    { text: shown(quarter, unit, reader), tone: "strong" },
    change(quarter, metric, reader),
    shown(allTime, unit, reader),
    { text: unitAfterValue(unit, reader.language), tone: "dim" },
  ];
}

function shown(given: ScorecardValue | undefined, unit: string, reader: Reader): string {
  if (given?.immature !== undefined) return words[reader.language].tooRecent;
  return formatValue(amountOf(given?.value), unit, reader);
}

/** Green where the change is for the better, red where it is for the worse. */
function change(
  given: ScorecardValue | undefined,
  { polarity, unit }: ScorecardMetric,
  reader: Reader,
): TableCell {
  const isShare = unit === "share";
  const moved = amountOf(isShare ? given?.change : given?.relativeChange);
  if (moved === null || !isDecimal(moved)) return { text: nothing, tone: "dim" };
  const text = isShare ? formatPoints(moved, reader) : formatChange(moved, reader);
  const sign =
    moved.isZero() || polarity === "neutral" ? 0 : moved.isPositive() === (polarity === "up") ? 1 : -1;
  return sign === 0 ? text : { text, tone: sign > 0 ? "good" : "bad" };
}

function amountOf(value: ScorecardValue["value"] | undefined): Amount {
  return isDecimal(value) || typeof value === "number" ? value : null;
}
