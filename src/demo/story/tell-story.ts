import type { Engine } from "../../engine/index.ts";
import type { Report } from "../../core/index.ts";
import type { Sql } from "../../sql/index.ts";
import type { DemoPlan } from "../plan.ts";
import { activityTableSql, sellerMacros } from "./activities-sql.ts";
import { formTableSql, strayApprovalTableSql, surveyTableSql } from "./answers-sql.ts";
import { badEmailTableSql } from "./bad-emails-sql.ts";
import { clockMacros } from "./clock-sql.ts";
import { companyMacros, companyTableSql } from "./companies-sql.ts";
import { dealTableSql } from "./deals-sql.ts";
import { duplicateTableSql } from "./duplicates-sql.ts";
import { lifeTableSql, promptTableSql } from "./lifecycle-sql.ts";
import { orderTableSql } from "./orders-sql.ts";
import { personTableSql, phoneMacros } from "./people-sql.ts";
import { randomMacros } from "./random-sql.ts";
import { caseTableSql, interactionTableSql } from "./social-sql.ts";
import { touchTableSql } from "./touches-sql.ts";

/** Makes the tables of what happened in the demo company; the exports are views of them. */
export async function tellStory(engine: Engine, plan: DemoPlan, report: Report): Promise<void> {
  const macros = [
    ...randomMacros,
    ...clockMacros,
    ...companyMacros(plan),
    ...phoneMacros,
    ...sellerMacros(plan),
  ];
  for (const macro of macros) await engine.run(macro);
  const tables: readonly (readonly [string, Sql])[] = [
    ["company", companyTableSql(plan)],
    ["person", personTableSql(plan)],
    ["touch", touchTableSql(plan)],
    ["prompt", promptTableSql(plan)],
    ["life", lifeTableSql(plan)],
    ["deal", dealTableSql(plan)],
    ["activity", activityTableSql(plan)],
    ["purchase", orderTableSql(plan)],
    ["survey", surveyTableSql(plan)],
    ["stray_approval", strayApprovalTableSql(plan)],
    ["form", formTableSql(plan)],
    ["duplicate", duplicateTableSql(plan)],
    ["bad_email", badEmailTableSql(plan)],
    ["interaction", interactionTableSql(plan)],
    ["support", caseTableSql(plan)],
  ];
  for (const [index, [subject, table]] of tables.entries()) {
    report({ stage: "demo", subject, done: index, total: tables.length });
    await engine.run(table);
  }
}
