import type { ConversionKind } from "../../definitions/index.ts";

const usualDays = 90;
const daysIn: { readonly [unit: string]: number } = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
};

/** So many days a conversion is waited for: its window or horizon, in whole days; else 90. */
export function horizonOf({ within, horizon }: ConversionKind): number {
  const patience = within ?? horizon;
  const days = patience && daysIn[patience.unit];
  return patience && days !== undefined ? Math.max(1, Math.ceil(patience.count * days)) : usualDays;
}
