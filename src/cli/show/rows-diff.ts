import type {
  Cause,
  CellEffect,
  ConceptDiff,
  Effect,
  MetricEffect,
  OneSided,
  RowsDiff,
  Sample,
} from "../../app/diff-rows.ts";
import { decimal, isDecimal } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { formatCount, formatDay, formatInstant } from "../format/quantities.ts";
import { formatChange, formatPoints, formatValue, nothing } from "../format/value.ts";
import {
  type Block,
  heading,
  paragraph,
  table,
  type TableCell,
  type TableColumn,
} from "../printing/block.ts";

const words = {
  en: {
    same: "No concept differs between the two.",
    versus: (a: string, b: string) => `${a} and ${b}`,
    a: "A",
    b: "B",
    members: "members",
    undated: (count: string) => `${count} without a date of entry`,
    both: "in both",
    onlyA: "only in A",
    onlyB: "only in B",
    because: (count: string, side: string) =>
      `${count} are only in ${side}. What fails for them in the other:`,
    several: "several clauses",
    together: "each clause holds, but never all at one moment",
    cause: "cause",
    objects: "objects",
    entries: (count: string) => `${count} in both do not enter on the same day:`,
    key: "key",
    enteredA: "entry in A",
    enteredB: "entry in B",
    masked: "Personal values are masked but for their first letter.",
    metrics: "Metrics that rest on it",
    metric: "metric",
    change: "change",
    relative: "in per cent",
    most: "most of it in",
    built: "It dates leads: their acquisition (network, campaign) changes once `entente build` has run.",
    none: "No metric rests on it.",
    only: (side: string, ids: string) => `Only ${side} defines: ${ids}.`,
    aboutOthers: (ids: string) => `About other rows on each side, hence not compared: ${ids}.`,
    asOf: (asOf: string, snapshot: string) => `As of ${asOf}, snapshot ${snapshot}.`,
    empty: "(none)",
    segment: (dimension: string, value: string) => `${dimension}: ${value}`,
  },
  fr: {
    same: "Aucun concept ne diffère entre les deux.",
    versus: (a: string, b: string) => `${a} et ${b}`,
    a: "A",
    b: "B",
    members: "membres",
    undated: (count: string) => `${count} sans date d'entrée`,
    both: "dans les deux",
    onlyA: "dans A seul",
    onlyB: "dans B seul",
    because: (count: string, side: string) =>
      `${count} ne sont que dans ${side}. Ce qui leur manque dans l'autre :`,
    several: "plusieurs clauses",
    together: "chaque clause est vraie, mais jamais toutes au même moment",
    cause: "cause",
    objects: "objets",
    entries: (count: string) => `${count}, présents dans les deux, n'y entrent pas le même jour :`,
    key: "clé",
    enteredA: "entrée dans A",
    enteredB: "entrée dans B",
    masked: "Les valeurs personnelles sont masquées, sauf leur première lettre.",
    metrics: "Indicateurs qui reposent dessus",
    metric: "indicateur",
    change: "variation",
    relative: "en pour cent",
    most: "surtout",
    built: "Il date les prospects : leur acquisition (réseau, campagne) change après `entente build`.",
    none: "Aucun indicateur ne repose dessus.",
    only: (side: string, ids: string) => `Seul ${side} définit : ${ids}.`,
    aboutOthers: (ids: string) => `Portent sur d'autres lignes de chaque côté, donc non comparés : ${ids}.`,
    asOf: (asOf: string, snapshot: string) => `Au ${asOf}, instantané ${snapshot}.`,
    empty: "(aucun)",
    segment: (dimension: string, value: string) => `${dimension} : ${value}`,
  },
};

type Say = (typeof words)["en"];

interface Shown {
  readonly say: Say;
  readonly reader: Reader;
  readonly timezone: string;
}

/** Two definitions on rows: the counts, why objects are in one alone, and what follows for the metrics. */
export function showRowsDiff(found: RowsDiff, reader: Reader, timezone: string): readonly Block[] {
  const shown: Shown = { say: words[reader.language], reader, timezone };
  const { say } = shown;
  const { concepts, onlyA, onlyB, aboutOthers, asOf, snapshot } = found;
  return [
    ...(concepts.length === 0 ? [paragraph(say.same)] : []),
    ...concepts.flatMap((concept) => showConcept(concept, shown)),
    ...(onlyA.length > 0 ? [paragraph(say.only(say.a, onlyA.join(", ")))] : []),
    ...(onlyB.length > 0 ? [paragraph(say.only(say.b, onlyB.join(", ")))] : []),
    ...(aboutOthers.length > 0 ? [paragraph(say.aboutOthers(aboutOthers.join(", ")))] : []),
    paragraph(say.asOf(formatInstant(asOf, reader, timezone), snapshot), "dim"),
  ];
}

function showConcept(concept: ConceptDiff, shown: Shown): readonly Block[] {
  const { say, reader } = shown;
  const { a, b, inBoth, onlyA, onlyB, otherEntry, labels, metrics } = concept;
  const { language } = reader;
  const count = (number: number) => formatCount(number, reader);
  const side = (name: string, { concept: id, label, members, undated }: ConceptDiff["a"]) => [
    name,
    `${label[language]} (${id})`,
    count(members),
    undated > 0 ? say.undated(count(undated)) : "",
  ];
  const samples = [...onlyA.causes, ...onlyB.causes].flatMap((cause) => cause.samples);
  return [
    heading(say.versus(a.label[language], b.label[language])),
    table(
      [{ title: "" }, { title: "" }, { title: say.members, align: "right" }, { title: "" }],
      [side(say.a, a), side(say.b, b)],
    ),
    table(
      [{ title: "" }, { title: "", align: "right" }],
      [
        [say.both, count(inBoth)],
        [say.onlyA, count(onlyA.objects)],
        [say.onlyB, count(onlyB.objects)],
      ],
    ),
    ...showSide(onlyA, say.a, labels, shown),
    ...showSide(onlyB, say.b, labels, shown),
    ...showEntries(concept, shown),
    ...([...samples, ...otherEntry.samples].some(({ masked }) => Object.keys(masked).length > 0)
      ? [paragraph(say.masked, "dim")]
      : []),
    heading(say.metrics),
    ...(metrics.length === 0 ? [paragraph(say.none)] : [showMetrics(metrics, shown)]),
    ...(concept.isBuilt ? [paragraph(say.built)] : []),
  ];
}

function showSide(
  { objects, causes }: OneSided,
  side: string,
  labels: Labels,
  shown: Shown,
): readonly Block[] {
  if (objects === 0) return [];
  const { say, reader } = shown;
  return [
    paragraph(say.because(formatCount(objects, reader), side)),
    table(
      [{ title: say.cause }, { title: say.objects, align: "right" }],
      causes.flatMap((cause) => causeRows(cause, shown)),
    ),
    samplesTable(
      causes.flatMap((cause) =>
        cause.samples.map((sample) =>
          causes.length === 1 ? { sample } : { sample, cause: cause.clause ?? causeName(cause, shown) },
        ),
      ),
      labels,
      shown,
    ),
  ];
}

function causeName({ kind, clause, words: said }: Cause, { say, reader }: Shown): string {
  if (kind === "several") return say.several;
  return kind === "together" ? say.together : `${said?.[reader.language] ?? ""} (${clause ?? ""})`;
}

function causeRows(cause: Cause, shown: Shown): readonly (readonly TableCell[])[] {
  const count = (number: number) => formatCount(number, shown.reader);
  return [
    [causeName(cause, shown), count(cause.objects)],
    ...(cause.combinations ?? []).map(({ clauses, objects }): readonly TableCell[] => [
      { text: `  ${clauses.join(" + ")}`, tone: "dim" },
      { text: count(objects), tone: "dim" },
    ]),
  ];
}

function showEntries(
  { otherEntry: { objects, samples }, labels }: ConceptDiff,
  shown: Shown,
): readonly Block[] {
  if (objects === 0) return [];
  return [
    paragraph(shown.say.entries(formatCount(objects, shown.reader))),
    samplesTable(
      samples.map((sample) => ({ sample })),
      labels,
      shown,
    ),
  ];
}

interface Exemplified {
  readonly sample: Sample;
  readonly cause?: string;
}

type Labels = ConceptDiff["labels"];

function samplesTable(
  samples: readonly Exemplified[],
  labels: Labels,
  { say, reader, timezone }: Shown,
): Block {
  const masked = [...new Set(samples.flatMap(({ sample }) => Object.keys(sample.masked)))];
  const moment = (at: string | null) => (at === null ? nothing : formatInstant(at, reader, timezone));
  const titles = [
    say.key,
    say.enteredA,
    say.enteredB,
    ...masked.map((name) => labels[name]?.[reader.language] ?? name),
  ];
  const hasCauses = samples.some(({ cause }) => cause !== undefined);
  return table(
    [...titles, ...(hasCauses ? [say.cause] : [])].map((title) => ({ title })),
    samples.map(({ sample, cause }) => [
      String(sample.key),
      moment(sample.enteredA),
      moment(sample.enteredB),
      ...masked.map((name) => sample.masked[name] ?? ""),
      ...(hasCauses ? [cause ?? ""] : []),
    ]),
  );
}

function showMetrics(metrics: readonly MetricEffect[], shown: Shown): Block {
  const { say, reader } = shown;
  const columns: readonly TableColumn[] = [
    { title: say.metric },
    { title: say.a, align: "right" },
    { title: say.b, align: "right" },
    { title: say.change, align: "right" },
    { title: say.relative, align: "right" },
    { title: say.most },
  ];
  return table(
    columns,
    metrics.map((metric) => {
      const [period] = metric.periods;
      const [segment] = metric.segments;
      const places = [period, segment].flatMap((cell) => (cell ? [placeText(cell, metric, shown)] : []));
      return [metric.label[reader.language], ...effectCells(metric, metric.unit, reader), places.join("; ")];
    }),
  );
}

function effectCells({ a, b, change, relative }: Effect, unit: string, reader: Reader): readonly string[] {
  return [
    formatValue(a, unit, reader),
    formatValue(b, unit, reader),
    changeText(change, unit, reader),
    formatChange(relative, reader),
  ];
}

function placeText(cell: CellEffect, { unit }: MetricEffect, { say, reader }: Shown): string {
  const { label, value, words: said, change } = cell;
  const isDay = typeof value === "string" && /^\d{4}-\d\d-\d\d$/u.test(value);
  const text = isDecimal(value) ? value.toFixed() : String(value ?? say.empty);
  const name = said?.[reader.language] ?? (isDay ? formatDay(value, reader) : text);
  const place = label ? say.segment(label[reader.language], name) : name;
  return `${place} (${changeText(change, unit, reader)})`;
}

/** With its sign; the change of a share in points. */
function changeText(change: Effect["change"], unit: string, reader: Reader): string {
  if (unit === "share") return formatPoints(change, reader);
  const isMore = change !== null && (isDecimal(change) ? change : decimal(change)).gt(0);
  return `${isMore ? "+" : ""}${formatValue(change, unit, reader)}`;
}
