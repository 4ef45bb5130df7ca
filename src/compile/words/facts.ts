interface BridgeFacts {
  readonly metric: string;
  readonly bridge: string;
  readonly aggregation: string;
}

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
  "time-by-day": { readonly metric: string; readonly source: string; readonly column: string };
  "filter-mixes-period": { readonly metric: string; readonly dimensions: readonly string[] };
  "stock-by-time": { readonly metric: string; readonly source: string };
  "filter-across": {
    readonly metric: string;
    readonly ignored: readonly string[];
    readonly kept: readonly string[];
  };
  "period-reversed": { readonly from: string; readonly to: string };
  "compare-without-period": { readonly compare: string };
  "order-unknown": { readonly name: string; readonly nearest?: string };
  "fill-without-grain": { readonly grains: readonly string[] };
  "groups-too-many": { readonly limit: number };
  "cell-unknown": { readonly name: string; readonly nearest?: string };
  "earlier-not-asked": { readonly metric: string };
  "rows-drawn": { readonly metric: string };
  "nothing-asked": { readonly [name: string]: never };
  "periods-without-start": { readonly grains: readonly string[] };
  "grain-unknown": { readonly name: string; readonly nearest?: string };
  "compare-by-moments": { readonly [name: string]: never };
  "dataset-outdated": { readonly dataset: string; readonly column: string; readonly snapshot: string };
  "dataset-absent": { readonly dataset: string; readonly snapshot: string };
  "compare-by-period": { readonly name: string; readonly grain: string };
  "grain-without-sequence": { readonly grain: string };
  "history-undated": { readonly metric: string; readonly history: string };
  "offset-without-time": { readonly metric: string };
  "bridges-several": { readonly metric: string; readonly bridges: readonly string[] };
  "bridge-without-weight": BridgeFacts;
  "bridge-aggregation": BridgeFacts;
  "asked-alone": { readonly metric: string; readonly key: string };
  "fill-of-several": { readonly metric: string; readonly key: string };
  "cell-needs-key": { readonly metric: string; readonly key: string };
  "groups-nowhere": { readonly names: readonly string[] };
  "query-field": { readonly field: string; readonly wanted: string };
}
