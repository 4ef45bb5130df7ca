import { decimal } from "../../core/index.ts";
import { type AcquisitionRule, type AllocationRule, defaultAcquisition } from "../model.ts";
import { parseCondition } from "../parse-expression.ts";
import { datasetScope } from "../scope.ts";
import { acquisitionShape, allocationShape, type AllocationShape } from "../shape/file-shape.ts";
import { shapeOf } from "./check-shape.ts";
import type { Entry, Shaped } from "./entry.ts";
import { namesOf, near, readCondition, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

/** A rule whose hash is not known yet. */
export interface RuleDraft<Rule> {
  readonly rule: Omit<Rule, "hash">;
  readonly uses: readonly string[];
}

export function resolveAcquisition(
  resolving: Resolving,
  entry: Entry | undefined,
): RuleDraft<AcquisitionRule> | undefined {
  if (!entry) return usualAcquisition(resolving);
  const shaped = shapeOf(entry, acquisitionShape, resolving.problems);
  if (!shaped) return undefined;
  const { entry: usual, take: side, touches: known } = defaultAcquisition;
  const { entry: concept = usual, take = side, touches: text = known } = shaped.shape;
  const own: Resolving = { ...resolving, scopes: resolving.clauseScopes };
  const scope = scopeOf(own, "touch", { entry, path: [] })!;
  const touches = readCondition(resolving, { entry, path: ["touches"], text, scope });
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
  return { rule: { entry, take, touches: condition.value }, uses };
}

export function resolveAllocation(
  resolving: Resolving,
  entry: Entry | undefined,
): RuleDraft<AllocationRule> | undefined {
  if (!entry) return { rule: { by: "media" }, uses: [] };
  const shaped = shapeOf(entry, allocationShape, resolving.problems);
  if (!shaped || !areSharesRight(shaped, resolving)) return undefined;
  const { by, shares } = shaped.shape;
  if (!shares) return { rule: { by }, uses: [] };
  const exact = Object.entries(shares).map(
    ([campaign, share]) => [campaign, decimal(share).toFixed()] as const,
  );
  return { rule: { by, shares: Object.fromEntries(exact) }, uses: [] };
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
