/** What a program that is killed does in turn. */
export const works = ["load", "build", "undo"] as const;
export type Work = (typeof works)[number];

/** Few snapshots are kept, so that pruning is cut short too. */
export const buildLimits = { memoryMb: 400, keep: 2 };
