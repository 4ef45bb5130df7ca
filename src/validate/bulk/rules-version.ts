import { createRequire } from "node:module";

/** Raised when a check says something else of the same text: what was judged before is then judged again. */
const form = 2;

/** The lists and plans that checks read: another version of one may say something else too. */
const lists = [
  "@etalab/decoupage-administratif",
  "burner-email-providers",
  "disposable-email-domains",
  "disposable-email-domains-js",
  "fakefilter",
  "gender-detection-from-name",
  "libphonenumber-js",
  "tldts",
] as const;

/** Names the rules by which values are judged. */
export function rulesVersion(): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own package.json
  const { dependencies } = createRequire(import.meta.url)("../../../package.json") as {
    readonly dependencies: { readonly [name: string]: string };
  };
  return [form, ...lists.map((name) => `${name}@${dependencies[name]}`)].join(" ");
}
