import type { MetricPart } from "../plan/plan.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { agesOf, finishValue } from "./finish-value.ts";
import type { MetricColumns } from "./metric-cells.ts";
import type { Named } from "./value-cells.ts";

type AgePart = Extract<MetricPart, { readonly kind: "not-yet" | "behind-age" | "last-age" }>;

/** What is told beside the first age at which something is reached. */
export function ageColumns({ plan }: PlannedQuery, named: Named, part: AgePart): MetricColumns {
  const { name, metric, label, part: words, unit } = named;
  return {
    columns: [{ name, kind: "part", type: "integer", label, metric, ...(words && { part: words }), unit }],
    cells: (group) => {
      const ages = agesOf(plan, part.first, group);
      const reached = finishValue(plan, part.first, group);
      const last = ages.at(-1)?.age ?? null;
      if (part.kind === "last-age") return [last];
      if (part.kind === "behind-age") {
        const at = group.ages?.find(({ age }) => age === (reached ?? last));
        return [at ? finishValue(plan, part.members, at.group) : 0];
      }
      const hasNoTarget = ages.length > 0 && ages.every(({ target }) => target === undefined);
      return [reached !== null || hasNoTarget ? 0 : finishValue(plan, part.members, group)];
    },
  };
}
