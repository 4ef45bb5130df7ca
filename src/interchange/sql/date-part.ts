import { dateParts, disputed } from "./functions.ts";
import { asMoment } from "./moments.ts";
import type { SqlScope } from "./scope.ts";
import { fit } from "./typing.ts";
import { call, type Written } from "./written.ts";

/** A part of a date, where databases agree on its numbers. */
export function partOf(part: string, operand: Written | undefined, scope: SqlScope): Written | undefined {
  const name = Object.hasOwn(dateParts, part) ? dateParts[part] : undefined;
  if (name === undefined)
    return scope.refuse(
      disputed.has(part) ? { kind: "dialects", what: part } : { kind: "function", name: `extract(${part})` },
    );
  const fitted = operand && fit(scope, asMoment(operand), "date", part);
  return fitted && call(name, [fitted], "integer");
}
