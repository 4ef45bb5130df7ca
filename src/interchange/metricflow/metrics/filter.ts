import type { Reason } from "../../reason.ts";
import type { SqlScope } from "../../sql/scope.ts";
import { translateCondition } from "../../sql/translate.ts";
import { allOf, type Written } from "../../sql/written.ts";
import { parseItemName } from "../items/parse-name.ts";
import { parseTemplate } from "../items/parse-template.ts";
import { customGranularities, type Project } from "../project/project.ts";
import type { FilterPlace } from "./filter-place.ts";

/** Filters that all hold, as one condition of ours; undefined when one cannot be said, with its reasons given. */
export function translateFilters(
  project: Project,
  filters: readonly string[],
  place: FilterPlace,
  reasons: Reason[],
): { readonly where?: Written } | undefined {
  const scope = filterScope(project, place, reasons);
  const conditions = filters.map((filter) => translateCondition(filter, scope));
  const found = conditions.filter((one) => one !== undefined);
  if (found.length < conditions.length) return undefined;
  const where = allOf(found);
  return where ? { where } : {};
}

/** In a filter, a bare name is that of an item too. */
function filterScope(project: Project, place: FilterPlace, reasons: Reason[]): SqlScope {
  const custom = customGranularities(project);
  const refuse = (reason: Reason) => {
    reasons.push(reason);
    return undefined;
  };
  return {
    refuse,
    name: (parts) => place.item(parseItemName(parts.join("."), custom), refuse),
    template: (text) => {
      const item = parseTemplate(text, custom);
      return item ? place.item(item, refuse) : refuse({ kind: "template", text });
    },
  };
}
