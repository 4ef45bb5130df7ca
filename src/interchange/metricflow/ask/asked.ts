import type { AskedItem } from "./asked-item.ts";
import type { AskedCalendar } from "./question.ts";

/** What a question comes to before it is put together. */
export interface Asked {
  readonly items: readonly AskedItem[];
  /** Ours, by MetricFlow's name. */
  readonly metrics: ReadonlyMap<string, string>;
  readonly where?: string;
  readonly range?: { readonly from: string; readonly to: string };
  readonly calendar?: AskedCalendar | undefined;
}
