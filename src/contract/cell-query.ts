import { z } from "zod";

/** A cell of an answer, whose rows are wanted. */
export const cellQuery = z.strictObject({
  metric: z.string().min(1),
  /** The value of each key by its column's name; a key left out stands for all of its values. */
  keys: z.record(z.string(), z.union([z.null(), z.boolean(), z.number(), z.string()])).default({}),
  /** The rows behind the earlier value that the cell is compared with. */
  earlier: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1_000_000).default(100),
});

export type CellQuery = z.infer<typeof cellQuery>;
export type CellQueryInput = z.input<typeof cellQuery>;
