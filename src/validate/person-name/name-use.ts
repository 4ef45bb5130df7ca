import { fold } from "../text/fold.ts";

/** How often each word stands among given names and among family names of a load. */
export interface NameUse {
  readonly asGiven: ReadonlyMap<string, number>;
  readonly asFamily: ReadonlyMap<string, number>;
}

/** Names that a load holds, as often as `times` says. */
interface UsedNames {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  readonly times?: number;
}

/** Counts the words of both columns over a load: a first pass, before names are checked. */
export function countNameUse(names: Iterable<UsedNames>): NameUse {
  const asGiven = new Map<string, number>();
  const asFamily = new Map<string, number>();
  for (const { given, family, times = 1 } of names) {
    add(asGiven, given, times);
    add(asFamily, family, times);
  }
  return { asGiven, asFamily };
}

function add(counts: Map<string, number>, name: string | undefined, times: number): void {
  if (name === undefined || name.length > 200) return;
  const key = fold(name.trim());
  if (key !== "") counts.set(key, (counts.get(key) ?? 0) + times);
}

const fewest = 5;
const muchMore = 10;

/** What the load says of a name: mostly given, mostly family, or too little to say. */
export function usualColumn(name: string, { asGiven, asFamily }: NameUse): "given" | "family" | undefined {
  const key = fold(name);
  const [given, family] = [asGiven.get(key) ?? 0, asFamily.get(key) ?? 0];
  if (given >= fewest && given >= muchMore * family) return "given";
  return family >= fewest && family >= muchMore * given ? "family" : undefined;
}
