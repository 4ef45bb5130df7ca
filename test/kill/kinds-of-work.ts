/** What a program that is killed does in turn. */
export const works = ["load", "build", "undo"] as const;
export type Work = (typeof works)[number];
