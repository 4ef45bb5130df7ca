import { canonicalJson, sha256Hex } from "../../core/index.ts";
import { canonicalValues, domainNamed } from "../../dataset/index.ts";
import type { Reads, Surroundings } from "../model.ts";
import { canonicalMeaning, wordsOf } from "./canonical-meaning.ts";

/**
 * The number of the canonical form, which is part of its bytes: it changes when the same meaning would get other bytes.
 * See docs/decisions/0019-canonical-form.md.
 */
const form = 2;

/** A definition or a rule, without its hash. */
export interface Hashable {
  readonly uses: readonly string[];
  readonly reads: Reads;
}

export interface CanonicalForms {
  /** The bytes that are hashed; of a value mapping, by `values:<domain>`. */
  readonly formOf: (id: string) => string | undefined;
  readonly hashOf: (id: string) => string | undefined;
}

/** The canonical forms of definitions that rest on each other in no circle. */
export function canonicalForms(
  definitionOf: (id: string) => Hashable | undefined,
  surroundings: Surroundings,
): CanonicalForms {
  const hashes = new Map<string, string>();
  const forms: CanonicalForms = {
    formOf: (id) => {
      if (id.startsWith(valuesPrefix)) return valuesForm(id, surroundings);
      const definition = definitionOf(id);
      return definition && definitionForm(id, definition, { surroundings, hashOf: forms.hashOf });
    },
    hashOf: (id) => {
      const known = hashes.get(id);
      const bytes = known === undefined ? forms.formOf(id) : undefined;
      if (bytes === undefined) return known;
      const hash = sha256Hex(bytes);
      hashes.set(id, hash);
      return hash;
    },
  };
  return forms;
}

interface Around {
  readonly surroundings: Surroundings;
  readonly hashOf: CanonicalForms["hashOf"];
}

/** What it means, its words, and the hashes of all it rests on. */
function definitionForm(id: string, definition: Hashable, { surroundings, hashOf }: Around): string {
  const { uses, reads } = definition;
  const { settings } = surroundings;
  const rests = [...uses, ...reads.values.map(valuesId)].map((used) => [used, hashOf(used)]);
  const read = reads.settings.map((name) => [name, settings?.[name]]);
  const parts = {
    form: canonicalJson(form),
    id: canonicalJson(id),
    meaning: canonicalMeaning(definition),
    rests: canonicalJson(Object.fromEntries(rests)),
    settings: canonicalJson(Object.fromEntries(read)),
    words: canonicalJson(wordsOf(definition)),
  };
  const members = Object.entries(parts).map(([part, text]) => `${JSON.stringify(part)}:${text}`);
  return `{${members.join(",")}}`;
}

const valuesPrefix = "values:";

/** The id under which a definition rests on the mapping of a domain. */
export function valuesId(domain: string): string {
  return `${valuesPrefix}${domain}`;
}

function valuesForm(id: string, { values = {} }: Surroundings): string | undefined {
  const domain = domainNamed(id.slice(valuesPrefix.length));
  return domain && canonicalJson({ form, id, meaning: canonicalValues(values, domain) });
}
