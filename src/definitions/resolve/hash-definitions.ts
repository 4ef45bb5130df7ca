import { canonicalJson, sha256Hex } from "../../core/index.ts";

/** The number of the canonical form: it changes when equal meanings would get other bytes. */
const form = 1;

/** What is not meaning: where it is written, where it is shown, whose file it is. */
const outside: ReadonlySet<string> = new Set(["place", "span", "origin", "section", "hash", "uses"]);

/** Where the keys are the author's own words, all of them are meaning. */
const keyedByAuthor: ReadonlySet<string> = new Set(["on", "shares"]);

const nothing: ReadonlySet<string> = new Set();

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
  return `{"form":${form},"meaning":${canonical(definition)},"rests":${canonicalJson(rests)}}`;
}

/** As `canonicalJson`, without what is no meaning, and with the clauses of a group in no order. */
function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return canonicalJson(value);
  return objectOf(value, outside);
}

function objectOf(value: object, left: ReadonlySet<string>): string {
  let text = "";
  const members: { readonly [key: string]: unknown } = { ...value };
  for (const key of Object.keys(members).sort()) {
    if (!left.has(key))
      text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${memberOf(key, members[key])}`;
  }
  return `{${text}}`;
}

function memberOf(key: string, member: unknown): string {
  if (key === "members" && Array.isArray(member)) return `[${member.map(canonical).sort().join(",")}]`;
  const isAuthors = keyedByAuthor.has(key) && typeof member === "object" && member !== null;
  return isAuthors ? objectOf(member, nothing) : canonical(member);
}
