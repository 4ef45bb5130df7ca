/** What the schema takes and no example can show, each with its reason. */
export const notComputedYet: readonly string[] = [];
