import type { FieldMapping, TargetMapping } from "../../dataset/index.ts";
import type { AppliedPreset } from "../presets/apply-preset.ts";
import type { Preset } from "../presets/preset.ts";
import { headersOf } from "./decide-dates.ts";
import type { ColumnProposal } from "./proposal.ts";
import { reasons } from "./reasons.ts";

/** Each header that the applied preset reads, and for what. */
export function presetColumns(
  preset: Preset,
  applied: AppliedPreset,
  headers: readonly string[],
): readonly ColumnProposal[] {
  return applied.into.flatMap((target, index) => {
    const fields = Object.entries(target.fields).flatMap(([column, field]) =>
      headersOf(field, target, headers).map((header) => ({
        header,
        target: index,
        dataset: target.dataset,
        column,
        confidence: 1,
        why: isFamily(field) ? reasons.presetFamily(preset.label) : reasons.presetHeader(preset.label),
      })),
    );
    return [...fields, ...keyColumns(preset, target, index)];
  });
}

function keyColumns(preset: Preset, target: TargetMapping, index: number): readonly ColumnProposal[] {
  return (target.key ?? []).map((header) => ({
    header,
    target: index,
    dataset: target.dataset,
    column: "key",
    confidence: 1,
    why: reasons.presetHeader(preset.label),
  }));
}

function isFamily(field: FieldMapping): boolean {
  return "cell" in field || "header" in field;
}
