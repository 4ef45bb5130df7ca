/** What a query can ask wrong. */
export interface Facts {
  "metric-unknown": { readonly name: string; readonly nearest?: string };
  "dimension-unknown": { readonly name: string; readonly nearest?: string };
  "dimension-unreachable": {
    readonly dimension: string;
    readonly metric: string;
    readonly source: string;
    readonly nearest?: string;
  };
  "dimension-ambiguous": {
    readonly dimension: string;
    readonly metric: string;
    readonly source: string;
    readonly paths: readonly string[];
    readonly nearest?: string;
  };
  "dimension-twice": { readonly name: string };
  "time-missing": { readonly metric: string; readonly source: string };
  "stock-by-time": { readonly metric: string; readonly source: string };
  "filter-across": {
    readonly metric: string;
    readonly ignored: readonly string[];
    readonly kept: readonly string[];
  };
  "filter-period-apart": { readonly metric: string; readonly others: readonly string[] };
  "period-reversed": { readonly from: string; readonly to: string };
  "compare-without-period": { readonly compare: string };
  "compare-by-days": { readonly [name: string]: never };
  "order-unknown": { readonly name: string; readonly nearest?: string };
  "fill-without-grain": { readonly grains: readonly string[] };
  "groups-too-many": { readonly limit: number };
  "cell-unknown": { readonly name: string; readonly nearest?: string };
  "earlier-not-asked": { readonly metric: string };
  "nothing-asked": { readonly [name: string]: never };
  "grain-unknown": { readonly name: string; readonly nearest?: string };
  "grain-without-sequence": { readonly grain: string };
  "grain-too-fine": { readonly metric: string; readonly grain: string; readonly column: string };
  "history-undated": { readonly metric: string; readonly history: string };
  "offset-without-time": { readonly metric: string };
  "groups-without-start": { readonly [name: string]: never };
  "groups-nowhere": { readonly names: readonly string[] };
  "query-field": { readonly field: string; readonly wanted: string };
}
