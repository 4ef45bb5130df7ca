import type { MetricQueryInput } from "../../../contract/index.ts";
import { fail, ok, type Problem, type Result } from "../../../core/index.ts";
import { leftOut } from "../../problems.ts";
import type { Reason } from "../../reason.ts";
import { dimensionEntry, metricDimensionEntries } from "../draft/draft-dimensions.ts";
import type { FileDraft } from "../draft/entry.ts";
import { printFile } from "../draft/print-file.ts";
import type { ImportedFile, ImportedMetricFlow } from "../import-metricflow.ts";
import { nameOf } from "./asked-item.ts";
import type { Asked } from "./asked.ts";
import { askMetrics } from "./ask-metrics.ts";
import { askRows } from "./ask-rows.ts";
import { orderOf } from "./order-of.ts";
import type { MetricFlowQuestion, TranslatedQuestion } from "./question.ts";

/** A question of MetricFlow in our terms; else why it cannot be asked here. */
export function translateQuestion(
  imported: ImportedMetricFlow,
  question: MetricFlowQuestion,
): Result<TranslatedQuestion, readonly Problem[]> {
  const { project, dimensions } = imported.draft;
  const reasons: Reason[] = [];
  dimensions.named.clear();
  const ask = (question.metrics ?? []).length > 0 ? askMetrics : askRows;
  const asked = ask(imported.draft, question, reasons);
  const order = asked && orderOf(project, question.orderBy ?? [], asked, reasons);
  if (!asked || !order || reasons.length > 0) {
    const name = [...(question.metrics ?? []), ...(question.groupBy ?? []).map(nameOf)].join(", ");
    return fail(reasons.map((reason) => leftOut("question", { name }, reason)));
  }
  return ok({
    query: queryOf(asked, question, order),
    definitions: missingDefinitions(imported),
    ...(asked.calendar && { calendar: asked.calendar }),
    columns: [
      ...asked.items.map(({ name, by }) => ({ name, from: by })),
      ...[...asked.metrics].map(([name, from]) => ({ name, from })),
    ],
  });
}

function queryOf(
  { items, metrics, where, range }: Asked,
  { limit }: MetricFlowQuestion,
  order: NonNullable<MetricQueryInput["order"]>,
): MetricQueryInput {
  return {
    metrics: [...metrics.values()],
    by: [...new Set(items.map(({ by }) => by))],
    totals: false,
    order,
    ...(where !== undefined && { where }),
    ...(range && { from: range.from, to: range.to }),
    ...(limit !== undefined && { limit }),
  };
}

/** The dimensions that the question names and that no imported file declares. */
function missingDefinitions({ draft, declared }: ImportedMetricFlow): readonly ImportedFile[] {
  const { project, dimensions } = draft;
  const isMissing = ({ id }: { readonly id: string }) => dimensions.named.has(id) && !declared.has(id);
  const entries = [
    ...[...dimensions.drafts.values()].filter(isMissing).map(dimensionEntry),
    ...metricDimensionEntries(project, dimensions).filter(isMissing),
  ];
  const file: FileDraft = {
    name: "question",
    heading: "MetricFlow: question",
    sections: { dimensions: entries },
  };
  const text = printFile(file);
  return text === undefined ? [] : [{ name: "question.yaml", text }];
}
