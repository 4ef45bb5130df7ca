import type { Expression, ValueType } from "../expression.ts";
import type { Dimension } from "../model.ts";
import type { DimensionShape } from "../shape/file-shape.ts";
import { commonType } from "../typing/typed.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { readValue, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

export function resolveDimension(
  resolving: Resolving,
  entry: Shaped<DimensionShape>,
): Draft<Dimension> | undefined {
  const on: { [dataset: string]: Expression } = {};
  let type: ValueType | undefined;
  let isWhole = true;
  for (const [dataset, text] of Object.entries(entry.shape.on)) {
    const path = ["on", dataset];
    const scope = scopeOf(resolving, dataset, { entry, path });
    const expression = readValue(resolving, { entry, path, text, scope })?.expression;
    if (!expression) {
      isWhole = false;
      continue;
    }
    const common: ValueType | undefined = commonType(type ?? "null", expression.type);
    if (common === undefined) {
      say(resolving, "dimension-types", { left: type ?? "null", right: expression.type }, { entry, path });
      isWhole = false;
      continue;
    }
    type = common;
    on[dataset] = expression;
  }
  if (type === undefined && isWhole)
    say(resolving, "nothing-defined", { under: "on" }, { entry, path: ["on"] });
  if (type === undefined || !isWhole) return undefined;
  const uses = Object.entries(on).flatMap(([dataset, expression]) => [
    ...usesOf(dataset, resolving, expression),
  ]);
  return { ...headOf(entry, entry.shape), kind: "dimension", type, on, uses: sorted(uses) };
}
