export const languages = ["en", "fr"] as const;
export type Language = (typeof languages)[number];

/** The same words in each language the product speaks. */
export type Localised = { readonly [L in Language]: string };
