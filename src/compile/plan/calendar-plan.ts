import type { Duration, Expression } from "../../definitions/index.ts";
import type { AskedPeriod } from "./plan.ts";

/** What rows are dated to: a day, or a unit inside it. */
export type MomentUnit = "day" | "hour" | "minute" | "second";

/** The column of a scan that dates its rows to the unit. */
export const momentColumn = "moment";

/** The column of a scan that says when a row leaves the stock. */
export const untilColumn = "until";

/** A step back in time: so long before, or the first moment of the period. */
export type Shift =
  | {
      readonly kind: "offset";
      readonly duration: Duration;
      /** Each moment of a period steps back by itself. */
      readonly eachDay?: true;
    }
  | { readonly kind: "start"; readonly grain: string };

/** Which moments a reported period takes in, up to its last (or first) one, shifted back. */
export type Reach =
  /** The period's own. */
  | { readonly kind: "span" }
  /** That one moment. */
  | { readonly kind: "moment" }
  | { readonly kind: "trailing"; readonly window: Duration }
  | { readonly kind: "to-date"; readonly grain: string }
  /** From the beginning. */
  | { readonly kind: "all" };

/** The periods that are reported, each with the moments it takes in: from `lower`, included, to before `upper`. */
export interface CalendarStep {
  readonly kind: "calendar";
  readonly name: string;
  readonly unit: MomentUnit;
  /** Open ends are those of the scan's rows, and of the moment asked for. */
  readonly period: AskedPeriod;
  readonly scan: string;
  /** The column of the scan that marks the rows that count; all, where absent. */
  readonly filter?: string;
  /** The last day known. */
  readonly asOfDay: string;
  /** Over the column `period`. */
  readonly where: readonly Expression[];
  /** The names of the periods that tell them apart; none: all of the time asked. */
  readonly keys: readonly { readonly name: string; readonly grain: string }[];
  /** One row for each moment, in place of one for each period. */
  readonly isByMoment: boolean;
  readonly shifts: readonly Shift[];
  readonly reach: Reach;
  /** Whether a period is taken at its last moment, or at its first. */
  readonly at: "last" | "first";
}

/** Rows put into the periods that take them in: a row may stand in several. */
export interface ReportStep {
  readonly kind: "report";
  readonly name: string;
  readonly calendar: string;
  readonly input: string;
  /** Keys of time of the query: those that the calendar has, and those that it has not. */
  readonly timeKeys: readonly { readonly name: string; readonly isKept: boolean }[];
  /** Columns of the input that are kept. */
  readonly columns: readonly string[];
  /**
   * `within`: dated from `lower` to before `upper`; `on`: on `lower`; `before`: before `upper`; `held`: begun
   * before `upper`, not yet ended then.
   */
  readonly match: "within" | "on" | "before" | "held";
}

/** A group for each period of a calendar, at some levels, with no row behind it. */
export interface EmptyPeriodsStep {
  readonly kind: "empty-periods";
  readonly name: string;
  readonly calendar: string;
  readonly keys: readonly string[];
  /** Those that keep the keys of time that the calendar has. */
  readonly levels: readonly { readonly mask: number }[];
  /** Those keys. */
  readonly timeKeys: readonly string[];
  /** The value that marks them. */
  readonly value: string;
}

/** Of the rows of each period (and of each value of `per`), those on its last (or first) moment. */
export interface EdgeStep {
  readonly kind: "edge";
  readonly name: string;
  readonly input: string;
  readonly take: "last" | "first";
  readonly partition: readonly string[];
}

/** Of values that stand at each moment, one for each period: of the first or last moment with rows, or of all such. */
export interface PickStep {
  readonly kind: "pick";
  readonly name: string;
  readonly input: string;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The value that counts the rows behind a moment. */
  readonly rows: string;
  readonly take:
    | { readonly kind: "first" | "last" }
    | { readonly kind: "min" | "max"; readonly value: string; readonly isSum: boolean }
    /** The sum over the moments, and how many there are. */
    | {
        readonly kind: "average";
        readonly value: string;
        readonly known: string;
        readonly isSum: boolean;
      };
}
