import type { SourceMapping } from "../../dataset/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { timezone } from "../plan.ts";
import { itemSql } from "../story/random-sql.ts";
import type { BadRows } from "./bad-rows.ts";
import { columnsSql, type Export } from "./export.ts";

const surveyFile = "surveys/reponses.csv";
export const impossibleDate = "31/02/2024 10:00";
const frenchAt = (minutes: Sql): Sql => sql`strftime(local_at(${minutes}), '%d/%m/%Y %H:%M')`;

/** Answers to the online survey, some without an address, and a few dated on a day that never was. */
function surveyRowsSql(bad: BadRows): Sql {
  const wrong = bad.of(surveyFile, "impossible_date");
  return sql`
    with good as (
      select 100000000 + person as number, email, ${frenchAt(sql`survey_min`)} as written_at, person from survey),
    nameless as (
      select 300000000 + person as number, null as email, ${frenchAt(sql`survey_min + 7`)}, person from survey where person % 9 = 0),
    wrong as (
      select 400000000 + n, null, ${literalSql(impossibleDate)}, n from range(${literalSql(wrong)}) t(n))
    select ${columnsSql({
      "Numéro de réponse": sql`number`,
      "Date de réponse": sql`written_at`,
      Enquête: sql`'Baromètre satisfaction'`,
      Nature: sql`'Enquête'`,
      "E-mail": sql`email`,
      Note: sql`1 + person % 5`,
      Commentaire: itemSql(
        ["", "Très bien, à l’écoute", "Délai trop long…", "Prix élevé : 1 200 € !", "Rien à signaler"],
        sql`(person % 5)`,
      ),
    })} from (from good union all from nameless union all from wrong) order by number`;
}

const surveyMapping: SourceMapping = {
  source: "surveys",
  system: "surveys",
  preset: "survey-answers",
  files: ["surveys/*.csv"],
  kind: "append",
  timezone,
  dates: "dmy",
  into: [
    {
      dataset: "form_response",
      key: ["Numéro de réponse"],
      fields: {
        person_id: { from: ["E-mail"], by: "email" },
        form: { from: ["Enquête"] },
        kind: { from: ["Nature"] },
        email: { from: ["E-mail"] },
        submitted_at: { from: ["Date de réponse"] },
      },
    },
  ],
};

const formRowsSql = sql`
  select ${columnsSql({
    response_id: sql`person`,
    form: itemSql(["Livre blanc énergie", "Demande de démonstration", "Inscription lettre"], sql`kind`),
    kind: itemSql(["download", "demo_request", "newsletter"], sql`kind`),
    email: sql`email`,
    submitted_at: sql`hubspot_at(at_min)`,
  })} from form order by person`;

const formMapping: SourceMapping = {
  source: "web-forms",
  system: "web",
  preset: "survey-answers",
  files: ["web/forms*.csv"],
  kind: "append",
  timezone,
  dates: "iso",
  into: [
    {
      dataset: "form_response",
      key: ["response_id"],
      fields: {
        person_id: { from: ["email"], by: "email" },
        form: { from: ["form"] },
        kind: { from: ["kind"] },
        email: { from: ["email"] },
        submitted_at: { from: ["submitted_at"] },
      },
    },
  ],
};

/** Decisions about people: before, after, or without a survey. */
const approvalRowsSql = sql`
  with decided as (
    select person, email, approval_min, case approval when 'other_role' then 'sales' else 'customer_service' end as role,
      case approval when 'refused' then 'refused' else 'approved' end as decision
    from survey where approval <> 'none'
    union all select person, email, approval_min, 'customer_service', 'approved' from stray_approval)
  select ${columnsSql({
    approval_id: sql`person`,
    email: sql`email`,
    approver: itemSql(["Sonia Lacaze", "Émile Dacosta", "Rachida Amrani"], sql`(person % 3)`),
    role: sql`role`,
    decision: sql`decision`,
    approved_at: sql`hubspot_at(approval_min)`,
  })} from decided order by person`;

const approvalMapping: SourceMapping = {
  source: "approvals",
  system: "customer-service",
  preset: "approvals",
  files: ["approvals/*.csv"],
  kind: "append",
  timezone,
  dates: "iso",
  into: [
    {
      dataset: "approval",
      key: ["approval_id"],
      fields: {
        person_id: { from: ["email"], by: "email" },
        approved_at: { from: ["approved_at"] },
        approver: { from: ["approver"] },
        role: { from: ["role"] },
        decision: { from: ["decision"] },
      },
    },
  ],
};

export function answerExports(bad: BadRows): readonly Export[] {
  return [
    {
      mapping: surveyMapping,
      files: [
        {
          kind: "text",
          path: surveyFile,
          encoding: "windows-1252",
          delimiter: ";",
          table: surveyRowsSql(bad),
        },
      ],
    },
    {
      mapping: formMapping,
      files: [{ kind: "copy", path: "web/forms.csv", rows: formRowsSql, delimiter: "," }],
    },
    {
      mapping: approvalMapping,
      files: [{ kind: "copy", path: "approvals/approvals.csv", rows: approvalRowsSql, delimiter: "," }],
    },
  ];
}
