import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { tableColumns } from "../src/app/import-metricflow.ts";
import { planInput, queryMetric } from "../src/app/query-metric.ts";
import { printPlan } from "../src/compile/index.ts";
import { translateQuestion } from "../src/interchange/index.ts";
import { type OpenModel, openModel } from "./conformance/metricflow/open-model.ts";
import { type Case, folderOf, questionOf, readCases } from "./conformance/metricflow/read-cases.ts";

const shared = new URL("../../shared/data/metricflow/", import.meta.url);
const isHere = existsSync(fileURLToPath(shared));
const path = (name: string) => fileURLToPath(new URL(name, shared));
const halfAnHour = 1_800_000;

type Form = Pick<Case, "group_bys" | "group_by_objs" | "where_filter">;

/** What the cases of a model group by and filter by: each of them, for every metric. */
function formsOf(cases: readonly Case[]): readonly Form[] {
  const plain = { group_bys: [], group_by_objs: [] };
  const forms: readonly Form[] = [
    plain,
    ...cases.flatMap(({ group_bys: names }) => names.map((name) => ({ ...plain, group_bys: [name] }))),
    ...cases.flatMap(({ group_by_objs: objects }) =>
      objects.map((one) => ({ ...plain, group_by_objs: [one] })),
    ),
    ...cases.flatMap(({ where_filter: filter }) =>
      filter == null ? [] : [{ ...plain, group_bys: ["metric_time"], where_filter: filter }],
    ),
  ];
  return [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
}

/** Whether it is answered: always by a plan, and every so often by the engine; else it is refused in words. */
async function isAnswered(model: OpenModel, asked: Case, isRun: boolean): Promise<boolean> {
  const translated = translateQuestion(model.imported, questionOf(asked));
  if (!translated.ok) return toldWhy(translated.error);
  const session = model.session(translated.value.definitions);
  if (!session.ok) return toldWhy(session.error);
  const plan = planInput(session.value, translated.value.query);
  if (!plan.ok) return toldWhy(plan.error);
  printPlan(plan.value.plan, { ...session.value.context, asOf: plan.value.asOf });
  if (!isRun) return true;
  const answer = await queryMetric(session.value, translated.value.query);
  return answer.ok || toldWhy(answer.error);
}

function toldWhy(
  problems: readonly { readonly message: { readonly en: string; readonly fr: string } }[],
): false {
  expect(problems.length).toBeGreaterThan(0);
  for (const { message } of problems)
    expect(Math.min(message.en.length, message.fr.length)).toBeGreaterThan(20);
  return false;
}

describe.skipIf(!isHere)(
  "every metric in every form of question (needs the public data beside the checkout)",
  () => {
    const cases = isHere ? readCases(readFileSync(path("cases.json"), "utf8")) : [];
    const folders = [...new Set(cases.map(({ model }) => folderOf(model)))];

    it.each(folders)(
      "is answered or refused in words, over %s",
      async (folder) => {
        const scratch = mkdtempSync(join(tmpdir(), "entente-sweep-"));
        const columns = await tableColumns(path("tables"));
        const opened = await openModel(
          { models: path(`models/${folder}`), tables: path("tables"), scratch },
          columns,
        );
        if (!opened.ok) throw new Error(`${folder} is not imported`);
        const own = cases.filter(({ model }) => folderOf(model) === folder);
        const metrics = opened.value.imported.draft.project.manifest.metrics.map(({ name }) => name);
        let [count, answered] = [0, 0];
        for (const form of formsOf(own))
          for (const metric of metrics) {
            const asked: Case = {
              ...own[0]!,
              where_filter: null,
              time_constraint: null,
              limit: null,
              ...form,
            };
            const one = { ...asked, metrics: [metric], order_bys: [] };
            if (await isAnswered(opened.value, one, count % 15 === 0)) answered++;
            count++;
          }
        console.log(`${folder}: ${answered} of ${count} questions answered`);
        await opened.value.engine.close();
        rmSync(scratch, { recursive: true, force: true });
        expect(count === 0 || answered > 0).toBe(true);
      },
      halfAnHour,
    );
  },
);
