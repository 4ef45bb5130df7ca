/** Limits on what a caller may send; reached only by generated text. */
export const limits = { characters: 10_000, depth: 200, listItems: 2_000, digits: 18 } as const;
