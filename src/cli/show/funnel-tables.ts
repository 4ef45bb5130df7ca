import type { Answer } from "../../contract/index.ts";
import type { Localised } from "../../core/index.ts";
import type { Reader } from "../command.ts";

export interface NamedColumn {
  /** Of the answer's column. */
  readonly name: string;
  readonly title: string;
}

export interface TablePart<Column> {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Rows that say nothing in it are left out. */
  readonly isSparse: boolean;
}

interface Part {
  readonly title: Localised;
  readonly isSparse: boolean;
  /** Parts of the metric in their order, and their short names; the empty name is its own value. */
  readonly columns: { readonly [part: string]: Localised };
}

const interval = { en: "95 % interval", fr: "intervalle à 95 %" };

const parts: readonly Part[] = [
  {
    title: {
      en: "who reached the step; of those before it whose time is over, who took it or left",
      fr: "qui a atteint l'étape ; de ceux d'avant dont le délai est passé, qui l'a prise ou est parti",
    },
    isSparse: false,
    columns: {
      "": { en: "reached", fr: "atteint" },
      ".earlier": { en: "before", fr: "avant" },
      ".relative_change": { en: "change", fr: "variation" },
      ".entered": { en: "of", fr: "sur" },
      ".converted": { en: "took it", fr: "prise" },
      ".rate": { en: "rate", fr: "taux" },
      ".rate.low": interval,
      ".exited": { en: "left", fr: "partis" },
      ".immature": { en: "too new", fr: "récents" },
    },
  },
  {
    title: {
      en: "from the first step on, of those whose time for all steps is over",
      fr: "depuis la première étape, parmi ceux dont le délai pour toutes est passé",
    },
    isSparse: true,
    columns: {
      ".first_entered": { en: "of", fr: "sur" },
      ".first_converted": { en: "took it", fr: "prise" },
      ".first_rate": { en: "rate", fr: "taux" },
      ".first_rate.low": interval,
    },
  },
  {
    title: {
      en: "share that takes the step within so many days",
      fr: "part qui prend l'étape en tant de jours",
    },
    isSparse: true,
    columns: {
      ".within_7": { en: "7", fr: "7" },
      ".within_7.low": interval,
      ".within_30": { en: "30", fr: "30" },
      ".within_30.low": interval,
      ".within_90": { en: "90", fr: "90" },
      ".within_90.low": interval,
    },
  },
  {
    title: {
      en: "days from the step before, among those converted in mature cohorts",
      fr: "jours depuis l'étape précédente, parmi les convertis des cohortes mûres",
    },
    isSparse: true,
    columns: {
      ".quartile_1_days": { en: "1st quartile", fr: "1er quartile" },
      ".median_days": { en: "median", fr: "médiane" },
      ".quartile_3_days": { en: "3rd quartile", fr: "3e quartile" },
    },
  },
];

/** A funnel in tables that fit a page, each with a row for each step; undefined for other answers. */
export function funnelTables<Column extends NamedColumn>(
  { columns: all, provenance }: Answer,
  shown: readonly Column[],
  { language }: Reader,
): readonly TablePart<Column>[] | undefined {
  const funnel = provenance.metrics.find(({ matching }) => matching?.kind === "funnel");
  if (!funnel) return undefined;
  const own = new Set(
    all.filter(({ kind }) => kind !== "time" && kind !== "dimension").map(({ name }) => name),
  );
  const keys = shown.filter(({ name }) => !own.has(name));
  return parts.map(({ title, isSparse, columns }) => ({
    title: `${funnel.label[language]}${language === "fr" ? " : " : ": "}${title[language]}`,
    isSparse,
    columns: [
      ...keys,
      ...Object.entries(columns).flatMap(([part, named]) =>
        shown
          .filter(({ name }) => name === funnel.id + part)
          .map((column) => ({ ...column, title: named[language] })),
      ),
    ],
  }));
}
