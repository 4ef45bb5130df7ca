import type { Reader } from "../command.ts";

export function formatCount(count: number, { locale }: Reader): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

export function formatBytes(bytes: number, { locale, language }: Reader): string {
  const units = language === "fr" ? ["o", "ko", "Mo", "Go", "To"] : ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: step === 0 ? 0 : 1 });
  return `${amount.format(bytes / 1000 ** step)} ${units[step]}`;
}

/** `0:07`, `12:30`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const clock = [...(hours > 0 ? [hours] : []), minutes, rest];
  return clock.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

/** A UTC instant as the reader writes days and hours, in the given zone. */
export function formatInstant(instant: string, { locale }: Reader, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(instant),
  );
}

export function formatDay(day: string, { locale }: Reader): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
