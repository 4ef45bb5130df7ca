/** `(all)` says all, not the Albanian lek. */
const currencyCodes = new Set(Intl.supportedValuesOf("currency").filter((code) => code !== "ALL"));
const symbols: { readonly [symbol: string]: string } = { "€": "EUR", $: "USD", "£": "GBP" };

/** The form under which headers are compared: no case, accents, spaces or punctuation. */
export function foldHeader(header: string): string {
  const bare = header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  return bare === "" ? header.trim() : bare;
}

/** The currency that a header names at its end: `Amount spent (EUR)`, `Montant (€)`. */
export function currencyOf(header: string): string | undefined {
  const named = /[([]\s*([A-Za-z]{3}|[€$£])\s*[)\]]\s*$/.exec(header)?.[1];
  if (named === undefined) return undefined;
  const code = symbols[named] ?? named.toUpperCase();
  return currencyCodes.has(code) ? code : undefined;
}

/** The header without the currency it names. */
export function withoutCurrency(header: string): string {
  return currencyOf(header) === undefined ? header : header.replace(/\s*[([][^()[\]]*[)\]]\s*$/, "");
}
