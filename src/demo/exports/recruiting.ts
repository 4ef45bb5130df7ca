import { sha256Hex } from "../../core/index.ts";
import type { SourceMapping } from "../../dataset/index.ts";
import { employerCampaign } from "../company/campaigns.ts";
import { isoDay } from "../company/calendar.ts";
import { type DemoPlan, timezone } from "../plan.ts";
import type { Application } from "../story/applications.ts";
import type { BadRows } from "./bad-rows.ts";
import type { Export } from "./export.ts";

const path = "recruiting/applications.csv";

/** The template for recruiting. The source is the last click: the employer campaign shows in few rows. */
export function recruitingExport(plan: DemoPlan, applications: readonly Application[], bad: BadRows): Export {
  const good = applications.map((one) => [
    sha256Hex(`${plan.seed} candidate ${one.number % 9 === 1 ? one.number - 1 : one.number}`).slice(0, 16),
    `APP-${String(one.number).padStart(6, "0")}`,
    one.job,
    one.department,
    one.region,
    isoDay(one.day),
    one.source,
    one.caused && one.number % 6 === 0 ? employerCampaign.name : "",
    one.stage,
    isoDay(one.stageDay),
    one.rejection,
    one.stage === "Embauche" ? isoDay(one.stageDay) : "",
  ]);
  const wrong = Array.from({ length: bad.of(path, "missing_date") }, (_, index) => [
    sha256Hex(`${plan.seed} nobody ${index}`).slice(0, 16),
    `APP-X${index + 1}`,
    "Ingénieur logiciel",
    "Technique",
    "Île-de-France",
    "",
    "Indeed",
    "",
    "Reçue",
    "",
    "",
    "",
  ]);
  return {
    mapping,
    files: [
      {
        kind: "text",
        path,
        encoding: "utf-8",
        delimiter: ",",
        table: { headers, rows: [...good, ...wrong] },
      },
    ],
  };
}

const headers = [
  "candidate_key",
  "application_id",
  "job",
  "department",
  "region",
  "applied_at",
  "source",
  "campaign",
  "stage",
  "stage_at",
  "rejection_reason",
  "hired_at",
];

const mapping: SourceMapping = {
  source: "recruiting",
  system: "recruiting",
  preset: "applications",
  files: ["recruiting/*.csv"],
  kind: "full",
  timezone,
  dates: "iso",
  into: [
    {
      dataset: "application",
      key: ["application_id"],
      fields: {
        candidate_key: { from: ["candidate_key"] },
        job: { from: ["job"] },
        department: { from: ["department"] },
        region: { from: ["region"] },
        source: { from: ["source"] },
        campaign_id: { from: ["campaign"] },
        stage: { from: ["stage"] },
        rejection_reason: { from: ["rejection_reason"] },
        applied_at: { from: ["applied_at"] },
        stage_at: { from: ["stage_at"] },
        hired_at: { from: ["hired_at"] },
      },
    },
  ],
};
