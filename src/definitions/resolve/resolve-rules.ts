import { decimal } from "../../core/index.ts";
import { type AcquisitionRule, type AllocationRule, defaultAcquisition } from "../model.ts";
import { parseCondition } from "../parse-expression.ts";
import { datasetScope } from "../scope.ts";
import type { AcquisitionShape, AllocationShape } from "../shape/file-shape.ts";
import { shapeOf } from "./check-shape.ts";
import type { RuleDraft } from "./draft.ts";
import type { Entry, Shaped } from "./entry.ts";
import { noteColumn, noteExpression, noteRows } from "./note-reads.ts";
import { namesOf, near, readCondition, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

export function resolveAcquisition(
  resolving: Resolving,
  entry: Entry | undefined,
): RuleDraft<AcquisitionRule> | undefined {
  if (!entry) return usualAcquisition(resolving);
  const shaped = shapeOf<AcquisitionShape>(entry, resolving.problems);
  noteTouches(resolving);
  const { entry: usual, take: side, touches: known } = defaultAcquisition;
  const { entry: concept = usual, take = side, touches: text = known } = shaped.shape;
  const own: Resolving = { ...resolving, scopes: resolving.clauseScopes };
  const scope = scopeOf(own, "touch", { entry, path: [] });
  const touches = readCondition(resolving, { entry: shaped, path: ["touches"], text, scope });
  const isRight = isOverPerson(resolving, concept, shaped);
  if (!touches || !isRight) return undefined;
  return { rule: { entry: concept, take, touches }, uses: [concept, ...usesOf("touch", resolving, touches)] };
}

function isOverPerson(resolving: Resolving, concept: string, entry: Entry): boolean {
  const at = { entry, path: ["entry"] };
  if (resolving.kinds.get(concept) !== "concept") {
    const facts = { name: concept, ...near(concept, namesOf(resolving, "concept")) };
    say(resolving, "concept-unknown", facts, { ...at, suggestion: facts.nearest });
    return false;
  }
  const object = resolving.objects.get(concept) ?? "person";
  if (object !== "person") say(resolving, "acquisition-entry", { concept, object }, at);
  return object === "person";
}

function usualAcquisition(resolving: Resolving): RuleDraft<AcquisitionRule> {
  const { entry, take, touches } = defaultAcquisition;
  const condition = parseCondition(touches, datasetScope("touch"));
  if (!condition.ok) throw new Error("The default acquisition rule cannot be read.");
  const uses = resolving.kinds.get(entry) === "concept" ? [entry] : [];
  const reader = { noted: resolving.noted, id: "acquisition" };
  noteRows(reader, "touch");
  noteExpression(reader, "touch", condition.value);
  noteTouches(resolving);
  return { rule: { entry, take, touches: condition.value }, uses };
}

/** What a lead has of the touch that it comes from. */
function noteTouches({ noted }: Resolving): void {
  const reader = { noted, id: "acquisition" };
  for (const column of ["campaign_id", "channel", "network"])
    noteColumn(reader, "touch", { column, type: "text" });
  noteColumn(reader, "touch", { column: "occurred_at", type: "instant" });
}

export function resolveAllocation(
  resolving: Resolving,
  entry: Entry | undefined,
): RuleDraft<AllocationRule> | undefined {
  if (!entry) {
    noteCosts(resolving, "media");
    return { rule: { by: "media" }, uses: [] };
  }
  const shaped = shapeOf<AllocationShape>(entry, resolving.problems);
  if (shaped.isGuessed || !areSharesRight(shaped, resolving)) return undefined;
  const { by, shares } = shaped.shape;
  noteCosts(resolving, by);
  if (!shares) return { rule: { by }, uses: [] };
  const exact = Object.entries(shares).map(
    ([campaign, share]) => [campaign, decimal(share).toFixed()] as const,
  );
  return { rule: { by, shares: Object.fromEntries(exact) }, uses: [] };
}

/** What decides which campaigns bear a cost that names none, and with which weight. */
function noteCosts({ noted }: Resolving, by: AllocationRule["by"]): void {
  const reader = { noted, id: "allocation" };
  const columns = ["campaign_id", "channel", "network", "strategy", ...(by === "media" ? ["cost_kind"] : [])];
  noteRows(reader, "spend");
  for (const column of columns) noteColumn(reader, "spend", { column, type: "text" });
  if (by === "touches" || by === "equal")
    noteColumn(reader, "touch", { column: "occurred_at_day", type: "date" });
}

function areSharesRight(entry: Shaped<AllocationShape>, resolving: Resolving): boolean {
  const { by, shares } = entry.shape;
  if (by !== "fixed") {
    if (shares) say(resolving, "shares-pointless", { by }, { entry, path: ["shares"] });
    return !shares;
  }
  if (!shares) {
    say(resolving, "shares-needed", {}, { entry, path: ["by"] });
    return false;
  }
  const total = Object.values(shares).reduce((sum, share) => sum.plus(decimal(share)), decimal(0));
  if (total.greaterThan(1)) {
    say(resolving, "shares-too-much", { total: total.toFixed() }, { entry, path: ["shares"] });
  }
  return !total.greaterThan(1);
}
