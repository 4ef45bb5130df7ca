import { formatBytes, formatCount, formatDuration } from "./format/quantities.ts";
import type { Language, Progress, Report } from "../core/index.ts";
import type { Reader } from "./command.ts";
import { stageWords } from "./stage-words.ts";
import { cutText, harmless } from "./printing/text-width.ts";

interface Line {
  readonly report: Report;
  readonly clear: () => void;
}

interface Terminal {
  readonly write: (text: string) => unknown;
  readonly columns?: number;
}

interface Started {
  readonly key: string;
  readonly at: number;
  readonly done: number;
}

const redrawEveryMs = 100;
const rateAfterMs = 700;

/** One line that is drawn over: what is being done, how far, how fast, and the time left. */
export function progressLine(terminal: Terminal, reader: Reader, now: () => number = Date.now): Line {
  let started: Started | undefined;
  let drawnAt = 0;
  let isDrawn = false;
  const report = (progress: Progress): void => {
    const key = `${progress.stage} ${progress.subject ?? ""}`;
    const isNew = started?.key !== key;
    if (isNew) started = { key, at: now(), done: progress.done ?? 0 };
    if (!isNew && now() - drawnAt < redrawEveryMs && progress.done !== progress.total) return;
    drawnAt = now();
    isDrawn = true;
    const text = describeProgress(progress, started ?? { key, at: drawnAt, done: 0 }, drawnAt, reader);
    terminal.write(`\r\u001b[2K${cutText(text, (terminal.columns ?? 80) - 1)}`);
  };
  const clear = () => {
    if (isDrawn) terminal.write("\r\u001b[2K");
    isDrawn = false;
  };
  return { report, clear };
}

export function describeProgress(
  progress: Progress,
  started: { readonly at: number; readonly done: number },
  time: number,
  reader: Reader,
): string {
  const { stage, subject = "" } = progress;
  const elapsed = time - started.at;
  const advanced = (progress.done ?? 0) - started.done;
  const isTelling = elapsed >= rateAfterMs && advanced > 0;
  return [
    stageWords(stage, reader.language),
    harmless(subject),
    advance(progress, reader),
    ...(isTelling ? speed(progress, (1000 * advanced) / elapsed, reader) : []),
  ]
    .filter((part) => part !== "")
    .join("  ");
}

function advance({ done = 0, total = 0, unit }: Progress, reader: Reader): string {
  if (total > 0) {
    const share = Math.min(1, Math.floor((100 * done) / total) / 100);
    return new Intl.NumberFormat(reader.locale, { style: "percent" }).format(share);
  }
  return done > 0 ? quantity(done, unit, reader) : "";
}

function speed(
  { done = 0, total = 0, unit }: Progress,
  perSecond: number,
  reader: Reader,
): readonly string[] {
  return [
    ...(unit === "datasets" ? [] : [`${quantity(perSecond, unit, reader)}/s`]),
    ...(done < total ? [left[reader.language](formatDuration((total - done) / perSecond))] : []),
  ];
}

const left: { readonly [L in Language]: (duration: string) => string } = {
  en: (duration) => `${duration} left`,
  fr: (duration) => `reste ${duration}`,
};

function quantity(amount: number, unit: Progress["unit"], reader: Reader): string {
  if (unit === "bytes") return formatBytes(amount, reader);
  return `${formatCount(Math.round(amount), reader)}${unit === "rows" ? rows[reader.language] : ""}`;
}

const rows: { readonly [L in Language]: string } = { en: " rows", fr: " lignes" };
