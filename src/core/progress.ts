/** How far a long piece of work is; shown on a terminal, streamed by a server. */
export interface Progress {
  /** The stage's identifier: `read`, `check`, `link`, `build` ... */
  readonly stage: string;
  /** What it works on: a file, a dataset. */
  readonly subject?: string;
  readonly done?: number;
  readonly total?: number;
  readonly unit?: "bytes" | "rows" | "datasets";
}

export type Report = (progress: Progress) => void;
