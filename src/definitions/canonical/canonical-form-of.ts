import { definitionNamed } from "../definition-named.ts";
import type { Model } from "../model.ts";
import { canonicalForms } from "./canonical-form.ts";

/**
 * The bytes over which the hash of a definition is taken, as text: what is signed. An id of the form `values:stage` names
 * the value mapping of a domain, on which definitions rest too.
 */
export function canonicalForm(model: Model, id: string): string | undefined {
  return canonicalForms((one) => definitionNamed(model, one), model.surroundings).formOf(id);
}
