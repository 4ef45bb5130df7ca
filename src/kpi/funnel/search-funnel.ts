import { distinctCauses } from "./distinct-causes.ts";
import type { Finding, RateChange } from "./finding.ts";
import { findingsOf, type StepSearch } from "./findings-of.ts";
import { checkTable, type FunnelStage, type FunnelStep, type FunnelTable } from "./funnel-table.ts";
import { placesOf, searchBreaks, searchedOf } from "./search-breaks.ts";
import { recentChange } from "./recent-change.ts";
import { conversionCube, quicknessCube } from "./step-cube.ts";
