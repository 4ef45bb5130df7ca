import type { Language } from "./language.ts";

/** What a workspace declares in `entente.yaml`. */
export interface Settings {
  readonly name: string;
  readonly language: Language;
  /** IANA name; instants are bucketed in it. */
  readonly timezone: string;
  /** ISO 4217; money is shown in it. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2: where a record that names no country lies. */
  readonly country?: string;
  readonly weekStart: Weekday;
  /** The month in which the fiscal year starts, from 1. */
  readonly fiscalYearStartMonth: number;
  readonly parties: readonly string[];
  readonly engine: "duckdb";
  /** What one unit of a currency is worth in the workspace's, from a day on. */
  readonly rates: readonly ExchangeRate[];
  readonly businessHours: BusinessHours;
}

/** When people work, by the clocks of the workspace's zone. */
export interface BusinessHours {
  readonly days: readonly Weekday[];
  /** Minutes after midnight, from 0 to 1440. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Countries, with a region where holidays differ (`FR`, `FR-57`), whose public holidays are not worked. */
  readonly holidays: readonly string[];
  /** Other days without work, `YYYY-MM-DD`. */
  readonly closedDays: readonly string[];
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

/** Monday to Friday, from 9 to 18, without holidays. */
export const usualBusinessHours: BusinessHours = {
  days: weekdays.slice(0, 5),
  fromMinute: 540,
  toMinute: 1080,
  holidays: [],
  closedDays: [],
};

export interface ExchangeRate {
  readonly currency: string;
  /** `YYYY-MM-DD`; without it, from the beginning. */
  readonly from?: string;
  /** A decimal in text, exact. */
  readonly rate: string;
}
