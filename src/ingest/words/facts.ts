import type { Localised } from "../../core/index.ts";
import type { Shape } from "../yaml/issue-problems.ts";
import type { YamlFault } from "../yaml/read-yaml.ts";

/** What each problem of recognition and mapping knows. */
export type Facts = {
  "yaml-unreadable": { readonly fault: YamlFault };
  "key-unknown": { readonly key: string; readonly where: string; readonly known: readonly string[] };
  "key-missing": { readonly where: string };
  "value-not-allowed": {
    readonly where: string;
    readonly got: string;
    readonly allowed: readonly string[];
  };
  "value-shape": { readonly where: string; readonly expected: Shape };
  "source-name": { readonly source: string; readonly file: string; readonly expected: string };
  "source-taken": { readonly source: string; readonly files: readonly string[] };
  "timezone-unknown": { readonly timezone: string };
  "period-needed": object;
  "period-useless": { readonly kind: string };
  "dataset-unknown": { readonly dataset: string; readonly known: readonly string[] };
  "dataset-derived": { readonly dataset: string };
  "column-unknown": {
    readonly column: string;
    readonly dataset: string;
    readonly known: readonly string[];
  };
  "column-computed": { readonly column: string; readonly dataset: string };
  "column-required": { readonly column: string; readonly dataset: string; readonly label: Localised };
  "key-undeclared": { readonly dataset: string };
  "upsert-keyless": { readonly dataset: string };
  "key-twice": { readonly column: string; readonly dataset: string };
  "key-entity": { readonly column: string; readonly dataset: string };
  "key-parts": { readonly column: string; readonly dataset: string; readonly type: string };
  "entity-unled": { readonly column: string; readonly dataset: string };
  "constant-type": { readonly column: string; readonly type: string; readonly got: string };
  "into-and-preset": object;
  "into-nothing": {
    readonly dataset: string;
    readonly headers: readonly string[];
    readonly columns: readonly string[];
  };
  "each-needed": { readonly column: string };
  "way-unfit": { readonly column: string; readonly by: string; readonly fits: readonly string[] };
  "option-unfit": { readonly column: string; readonly option: string; readonly type: string };
  "domain-unknown": { readonly domain: string; readonly known: readonly string[] };
  "meaning-unknown": {
    readonly domain: string;
    readonly raw: string;
    readonly value: string;
    readonly allowed: readonly string[];
  };
  "meaning-shape": { readonly domain: string; readonly raw: string };
  "preset-column-unknown": { readonly name: string; readonly known: readonly string[] };
  "preset-pattern-short": { readonly pattern: string };
  "preset-requires-nothing": { readonly preset: string };
  "preset-name": { readonly preset: string; readonly folder: string };
  "preset-unknown": { readonly preset: string; readonly known: readonly string[] };
  "preset-tie": { readonly presets: readonly string[] };
  "preset-unfit": { readonly preset: string; readonly missing: readonly (readonly string[])[] };
  "export-notice": { readonly preset: string; readonly say: Localised; readonly rows?: number };
  "date-order-unknown": { readonly header: string; readonly example: string };
  "date-order-mixed": { readonly header: string; readonly dmy: string; readonly mdy: string };
  "decimal-unknown": { readonly header: string; readonly example: string };
  "decimal-mixed": { readonly point: string; readonly comma: string };
  "timezone-assumed": { readonly timezone: string; readonly headers: readonly string[] };
  "dataset-not-recognised": { readonly headers: readonly string[] };
  "source-exists": { readonly source: string; readonly file: string };
  "file-missing": { readonly file: string };
  "sheet-missing": { readonly sheet: string; readonly file: string; readonly sheets: readonly string[] };
};
