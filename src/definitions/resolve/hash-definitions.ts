import { canonicalJson, sha256Hex } from "../../core/index.ts";
import type { ClauseGroup } from "../model.ts";

/** The number of the canonical form: it changes when equal meanings would get other bytes. */
const form = 1;

/** What is not meaning: where it is written, where it is shown, whose file it is. */
const outside: ReadonlySet<string> = new Set(["place", "span", "origin", "section", "hash", "uses"]);

export interface Hashable {
  readonly id: string;
  readonly uses: readonly string[];
}

/** SHA-256 of each definition's meaning, its words, and the hashes of all it rests on. */
export function hashDefinitions(definitions: ReadonlyMap<string, Hashable>): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  const hashOf = (id: string): string | undefined => {
    const known = hashes.get(id);
    const definition = definitions.get(id);
    if (known !== undefined || !definition) return known;
    const rests = Object.fromEntries(definition.uses.map((used) => [used, hashOf(used)]));
    const hash = sha256Hex(canonicalMeaning(definition, rests));
    hashes.set(id, hash);
    return hash;
  };
  for (const id of definitions.keys()) hashOf(id);
  return hashes;
}

/** The bytes that are hashed: the same for the same meaning, whatever the layout and the order of keys. */
function canonicalMeaning(
  definition: Hashable,
  rests: { readonly [id: string]: string | undefined },
): string {
  return canonicalJson({ form, meaning: meaningOf(definition), rests });
}

function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => !outside.has(key))
    .map(([key, member]) => [key, meaningOf(member)] as const);
  const meaning = Object.fromEntries(members);
  return isGroup(value) ? { ...meaning, members: inOrder(meaning["members"]) } : meaning;
}

function isGroup(value: object): value is ClauseGroup {
  return "members" in value && Array.isArray(value.members);
}

/** Clauses stand in a group without order. */
function inOrder(members: unknown): unknown {
  if (!Array.isArray(members)) return members;
  return members.map((member) => canonicalJson(member)).sort();
}
