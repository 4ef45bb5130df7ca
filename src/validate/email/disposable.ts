import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Lists kept by different people; each is data, and none is believed alone. */
const lists: readonly (() => readonly string[])[] = [
  () => [
    ...texts(require.resolve("disposable-email-domains/index.json")),
    ...texts(require.resolve("disposable-email-domains/wildcard.json")),
  ],
  () => texts(require.resolve("disposable-email-domains-js/dist/dict/disposable_email_blocklist.json")),
  () => lines(require.resolve("fakefilter/txt/data.txt")),
  () => lines(require.resolve("burner-email-providers/emails.txt")),
];

const enough = 2;
export const disposableLists = lists.length;

/** How many lists name the domain or one that it stands under; nothing when fewer than two do. */
export type DisposableVotes = (domain: string, organisation: string) => number | undefined;

/** Reading the lists takes a tenth of a second, so it waits for the first address that asks. */
export function disposableVotes(): DisposableVotes {
  let votes: ReadonlyMap<string, number> | undefined;
  return (domain, organisation) => {
    votes ??= countVotes();
    for (let name = domain; ; name = name.slice(name.indexOf(".") + 1)) {
      const found = votes.get(name);
      if (found !== undefined || name.length <= organisation.length) return found;
    }
  };
}

function countVotes(): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const list of lists)
    for (const domain of new Set(list())) votes.set(domain, (votes.get(domain) ?? 0) + 1);
  for (const [domain, count] of votes) if (count < enough) votes.delete(domain);
  return votes;
}

function texts(path: string): readonly string[] {
  const list: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(list)) throw new TypeError(`${path} is no list of domains`);
  return list.filter((domain) => typeof domain === "string");
}

function lines(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split(/\s*\n/)
    .filter((line) => !line.startsWith("#"));
}
