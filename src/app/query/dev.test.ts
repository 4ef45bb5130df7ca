import { it } from "vitest";
import * as fc from "fast-check";
import { writeFileSync } from "node:fs";
import { metricQuery } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { answerPlainly } from "../testing/brute-force/answer.ts";
import { differenceOf } from "../testing/brute-force/compare-answers.ts";
import { choicesFrom, numbers } from "../testing/generated-world/choices.ts";
import { openWorld, worldEngine } from "../testing/generated-world/open-world.ts";
import { planQuery } from "../testing/generated-world/query-plan.ts";
import { reachesIn } from "../testing/generated-world/reaches.ts";
import { planWorld, worldSeeds } from "../testing/generated-world/world-plan.ts";

it("dev", { timeout: 3_000_000 }, async () => {
  const engine = await worldEngine();
  const seed = Number(process.env["SEED"] ?? 1);
  const worlds = fc.sample(worldSeeds, { seed, numRuns: Number(process.env["RUNS"] ?? 20) });
  const questions = fc.sample(fc.array(numbers(40), { minLength: 20, maxLength: 20, size: "max" }), {
    seed,
    numRuns: worlds.length,
  });
  const found = new Map<string, { count: number; text: string }>();
  const note = (kind: string, text: string) => {
    const key = kind.replace(/'[^']*'|\d+|#\S*/gu, "_").slice(0, 110);
    const one = found.get(key);
    if (!one) found.set(key, { count: 1, text });
    else {
      one.count++;
      if (text.length < one.text.length) one.text = text;
    }
  };
  const times = { plain: 0, ours: 0, open: 0 };
  for (const [at, seeds] of worlds.entries()) {
    let plan;
    try {
      plan = planWorld(seeds);
    } catch (e) {
      note(`plan ${String(e)}`, String(e));
      continue;
    }
    let opened;
    const t0 = performance.now();
    try {
      opened = await openWorld(engine, plan);
    } catch (error) {
      note(`open ${String(error)}`, String(error).slice(0, 1500));
      continue;
    }
    times.open += performance.now() - t0;
    const { session, parts } = opened;
    const reaches = reachesIn(parts);
    for (const one of questions[at]!) {
      const input = planQuery(parts.model, reaches, choicesFrom(one));
      const query = metricQuery.parse(input);
      const tables = Object.fromEntries(Object.entries(plan.tables).filter(([n]) => n !== "days"));
      const used = (id: string): string => {
        const line = plan.yaml.split("\n").find((l) => l.startsWith(`  ${id}: `)) ?? "";
        const more = [...new Set([...line.matchAll(/"(k\d+|m\d+)"/gu)].map((m) => m[1]!))].filter(
          (m) => m !== id,
        );
        return [line, ...more.map(used)].join("\n");
      };
      const text = () =>
        `${JSON.stringify(input)}\n${query.metrics.map(used).join("\n")}\n${plan!.yaml
          .split("\n")
          .filter((l) => /^ {2}(d\d|h\d|c\d|per_row): /u.test(l))
          .join("\n")}\n${JSON.stringify(tables)}\n${JSON.stringify(plan!.settings)} ${plan!.asOf}`;
      try {
        const t1 = performance.now();
        const wanted = answerPlainly(parts, query);
        const t2 = performance.now();
        times.plain += t2 - t1;
        const given = await queryMetric(session, input);
        times.ours += performance.now() - t2;
        if ("refused" in wanted) {
          const codes = given.ok ? [] : given.error.map(({ code }) => code);
          note(
            codes.includes(wanted.refused)
              ? `OK refused ${wanted.refused}`
              : `!refuse ${wanted.refused} given ${codes}`,
            text(),
          );
        } else if (!given.ok)
          note(
            `!answer given ${given.error.map(({ code }) => code)}`,
            text() + given.error.map((e) => e.message.en),
          );
        else {
          const d = differenceOf(query, given.value, wanted);
          note(d === undefined ? "OK answered" : `differs ${d}`, `${d}\n${text()}`);
        }
      } catch (error) {
        note(
          `crash ${String(error)}`,
          `${String(error).slice(0, 600)}\n${text()}\n${(error as Error).stack?.slice(0, 800)}`,
        );
      }
    }
  }
  const sorted = [...found].sort((a, b) => b[1].count - a[1].count);
  console.log(times, sorted.map(([k, v]) => `${v.count}\t${k}`).join("\n"));
  writeFileSync(
    "/tmp/brute-found.json",
    JSON.stringify(
      sorted.filter(([k]) => !k.startsWith("OK")),
      null,
      1,
    ),
  );
});
