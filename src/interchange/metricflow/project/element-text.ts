import type { Reason } from "../../reason.ts";
import { translateSql } from "../../sql/translate.ts";
import { call, type Written } from "../../sql/written.ts";
import type { SemanticModel } from "../manifest.ts";
import { isWithinDay } from "../granularity.ts";
import type { ModelElement, Reached } from "./link-graph.ts";
import type { Project } from "./project.ts";
import { rowScope } from "./row-scope.ts";

/** What an element is over the rows from which it was reached. */
export function elementText(
  project: Project,
  { hops, model, element }: Reached,
  { prefix = [], reasons }: { readonly prefix?: readonly string[]; readonly reasons: Reason[] },
): Written | undefined {
  const words = [...prefix, ...hops.map(({ role }) => role)];
  const { name, expr } = declared(element);
  const scope = rowScope(project, model, { prefix: words, reasons });
  const written = translateSql(expr ?? quoted(name), scope);
  const granularity = granularityOf(element);
  if (!written || granularity === undefined) return written;
  return asTime(written, granularity);
}

/** The time that a time dimension computes, when it computes a text. */
function asTime(written: Written, granularity: string): Written {
  if (written.type === "text") return call("to_date", [written], "date");
  if (written.type !== "unknown") return written;
  const type = isWithinDay(granularity) ? "instant" : "date";
  written.want?.(type);
  return { ...written, type };
}

export function granularityOf(element: ModelElement): string | undefined {
  return element.kind === "dimension" ? element.dimension.granularity : undefined;
}

export function declared(element: ModelElement) {
  return element.kind === "dimension" ? element.dimension : element.entity;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The column of an entity of a model; undefined when there is none or it is computed. */
export function entityOf({ entities }: SemanticModel, name: string) {
  return entities.find((one) => one.name === name);
}
