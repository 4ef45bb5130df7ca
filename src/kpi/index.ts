export type { CohortRow, FunnelStep, FunnelTable } from "./funnel/funnel-table.ts";
