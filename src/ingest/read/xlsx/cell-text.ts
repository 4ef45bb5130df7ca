import { decimal } from "../../../core/index.ts";
import type { NumberKind } from "./number-format.ts";

const dayMs = 86_400_000;
const secondsADay = 86_400;
/** 9999-12-31: what Excel shows as a date ends there. */
const lastSerial = 2_958_465;

/** A number cell as text: plain decimals without exponent, days and moments as ISO writes them. */
export function numberText(raw: string, kind: NumberKind, is1904: boolean): string {
  const serial = Number(raw);
  if (!Number.isFinite(serial)) return raw;
  switch (kind.kind) {
    case "number":
      return plainNumber(raw, serial);
    case "padded":
      return Number.isInteger(serial) && serial >= 0
        ? plainNumber(raw, serial).padStart(kind.digits, "0")
        : plainNumber(raw, serial);
    case "duration":
      return durationText(serial);
    case "time":
      return serial >= 0 && serial < 1
        ? clock(Math.round(serial * secondsADay))
        : momentText(serial, is1904, true, raw);
    default:
      return momentText(serial, is1904, kind.kind === "moment", raw);
  }
}

/** Integers as written, however long; else the 15 digits that a spreadsheet keeps. */
function plainNumber(raw: string, value: number): string {
  if (/^-?[0-9]+$/u.test(raw)) return raw;
  return decimal(value.toPrecision(15)).toFixed();
}

function momentText(serial: number, is1904: boolean, showsTime: boolean, raw: string): string {
  const seconds = Math.round(serial * secondsADay);
  const days = Math.floor(seconds / secondsADay);
  const rest = seconds - days * secondsADay;
  if (serial < 0 || days > lastSerial) return plainNumber(raw, serial);
  const day = new Date(dayZero(days, is1904) + days * dayMs).toISOString().slice(0, 10);
  return showsTime || rest > 0 ? `${day} ${clock(rest)}` : day;
}

// Excel's calendar of 1900 has a 29 February that never was (serial 60); before it, days count from one later.
function dayZero(days: number, is1904: boolean): number {
  if (is1904) return Date.UTC(1904, 0, 1);
  return days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}

function clock(seconds: number): string {
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}

function durationText(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * secondsADay);
  return `${serial < 0 ? "-" : ""}${clock(seconds)}`;
}

/** `2024-03-01T09:30:00.000Z` of a cell of type date, as the others are written. */
export function isoDateText(raw: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?/u.exec(raw);
  if (!match) return raw;
  const time = match[2];
  if (time === undefined) return match[1]!;
  return `${match[1]} ${time.length === 5 ? `${time}:00` : time}`;
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
