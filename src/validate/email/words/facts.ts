/** What can be said of an e-mail address. */
export interface EmailFacts extends Faults, Repairs, Doubts, Remarks {}

type Part = "local" | "domain";

/** The text is no address that mail can be sent to. */
interface Faults {
  empty: object;
  "control-character": { readonly character: string };
  "at-missing": object;
  "at-twice": object;
  "part-missing": { readonly part: Part };
  "part-too-long": { readonly part: Part; readonly length: number; readonly limit: number };
  "address-too-long": { readonly length: number; readonly limit: number };
  "label-too-long": { readonly label: string; readonly limit: number };
  "character-refused": { readonly part: Part; readonly character: string };
  "dot-misplaced": { readonly part: Part };
  "hyphen-misplaced": { readonly label: string };
  "quote-malformed": object;
  "literal-malformed": { readonly literal: string };
  comment: object;
  "local-not-ascii": { readonly character: string };
}

/** The value is not the text as it came. */
interface Repairs {
  "blank-removed": object;
  "invisible-removed": { readonly count: number };
  "scheme-removed": object;
  "brackets-removed": { readonly name: string };
  "domain-lowered": { readonly from: string };
  "domain-encoded": { readonly from: string; readonly to: string };
}

/** Somebody should look. */
interface Doubts {
  quoted: object;
  "address-literal": object;
  "domain-alone": { readonly domain: string };
  "top-level-unknown": { readonly topLevel: string };
  "scripts-mixed": { readonly domain: string };
  "domain-mistyped": { readonly domain: string; readonly meant: string };
  disposable: { readonly domain: string; readonly votes: number; readonly lists: number };
  "not-answered": { readonly local: string };
  "free-provider": { readonly domain: string };
  "domain-absent": { readonly domain: string };
  "mail-refused": { readonly domain: string };
  "mail-server-missing": { readonly domain: string };
}

/** True of an address that is right. */
interface Remarks {
  role: { readonly local: string };
}
