import type { Language } from "./language.ts";

/** What a workspace declares in `entente.yaml`. */
export interface Settings {
  readonly name: string;
  readonly language: Language;
  /** IANA name; instants are bucketed in it. */
  readonly timezone: string;
  /** ISO 4217; money is shown in it. */
  readonly currency: string;
  readonly weekStart: Weekday;
  /** The month in which the fiscal year starts, from 1. */
  readonly fiscalYearStartMonth: number;
  readonly parties: readonly string[];
  readonly engine: "duckdb";
  /** What one unit of a currency is worth in the workspace's, from a day on. */
  readonly rates: readonly ExchangeRate[];
}

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof weekdays)[number];

export interface ExchangeRate {
  readonly currency: string;
  /** `YYYY-MM-DD`; without it, from the beginning. */
  readonly from?: string;
  /** A decimal in text, exact. */
  readonly rate: string;
}
