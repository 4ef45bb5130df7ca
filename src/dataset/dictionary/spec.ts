import type { Localised } from "../../core/index.ts";

/**
 * `entity`: the id of a resolved person or company. `key`: a text key. `instant`: stored in UTC, with a
 * companion `<name>_day` holding its date in the workspace's zone. `money`: decimal(18,2) in the
 * workspace's currency.
 */
export type ColumnType =
  | "entity"
  | "key"
  | "text"
  | "integer"
  | "decimal"
  | "money"
  | "boolean"
  | "date"
  | "instant";

/** A list of allowed values that a workspace maps its own words to. */
export type ValueDomain =
  | "stage"
  | "deal_stage"
  | "deal_status"
  | "lost_reason"
  | "activity_type"
  | "handoff_status"
  | "rejection_reason"
  | "touch_kind"
  | "channel"
  | "network"
  | "cost_kind"
  | "form_kind"
  | "order_status"
  | "application_stage"
  | "consent_status"
  | "owner"
  | "campaign"
  | "product";

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly label: Localised;
  /** Without it the row is quarantined. */
  readonly required?: boolean;
  readonly personal?: boolean;
  /** The unit of a number: `EUR` stands for the workspace's currency, hence `money` has none here. */
  readonly unit?: string;
  readonly references?: string;
  /** Raw values are mapped to canonical ones; the raw text is kept in `<name>_raw`. */
  readonly domain?: ValueDomain;
  /** Inclusive limits; a value outside is quarantined. */
  readonly range?: readonly [number | null, number | null];
  /** Computed by the build, so that no source maps to it. */
  readonly computed?: boolean;
}

export interface DatasetSpec {
  readonly name: string;
  readonly label: Localised;
  /** One row per what. */
  readonly grain: Localised;
  readonly key: string;
  /** The time column used when a measure names none. */
  readonly time?: string;
  /**
   * `entity`: resolved from records; `event`: rows as they came; `state`: the current row by key;
   * `derived`: computed from other datasets; `own`: declared by the workspace, rows as they came.
   */
  readonly kind: "entity" | "event" | "state" | "derived" | "own";
  /** What a count of its rows counts, where the word is not the dataset's own. */
  readonly countedAs?: string;
  readonly columns: readonly ColumnSpec[];
}

type Options = Omit<ColumnSpec, "name" | "type" | "label">;

/** A column: name, type, English label, French label. */
export function column(
  name: string,
  type: ColumnType,
  [en, fr]: readonly [en: string, fr: string],
  options: Options = {},
): ColumnSpec {
  return { name, type, label: { en, fr }, ...options };
}
