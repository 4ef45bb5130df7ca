import * as fc from "fast-check";
import { it } from "vitest";
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
it("dev", { timeout: 600_000 }, async () => {
  const engine = await worldEngine();
  const out: string[] = [];
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const samples = fc.sample(fc.tuple(worldSeeds, fc.array(numbers(40), { minLength: 12, maxLength: 12, size: "max" })), { seed: Number(process.env["SEED"] ?? 1), numRuns: Number(process.env["RUNS"] ?? 20) });
  for (const [seeds, all] of samples) {
    const plan = planWorld(seeds);
    let opened;
    try { opened = await openWorld(engine, plan); } catch (error) { count("open"); out.push(`OPEN ${String(error).slice(0, 300)}`); continue; }
    const { session, parts } = opened;
    const reaches = reachesIn(parts);
    for (const one of all) {
      const input = planQuery(parts.model, reaches, choicesFrom(one));
      const query = metricQuery.parse(input);
      const metrics = query.metrics.map((id) => `${id}: ${JSON.stringify(parts.model.metrics.get(id)?.meaning)} ${plan.yaml.split("\n").find((l) => l.startsWith(`  ${id}:`))}`).join("\n");
      const note = (kind: string, text: string) => { count(kind); out.push(`${kind}: ${text}\n   ${JSON.stringify(input)} ${JSON.stringify(plan.settings)} ${plan.asOf}\n   ${metrics}`); };
      let wanted;
      try { wanted = answerPlainly(parts, query); } catch (error) { note("plain-throws", String(error)); continue; }
      const given = await queryMetric(session, input).catch((error: unknown) => String(error));
      if (typeof given === "string") { note("throws", given.slice(0, 300)); continue; }
      if ("refused" in wanted) {
        const codes = given.ok ? ["answered"] : given.error.map(({ code }) => code);
        if (codes.includes(wanted.refused)) count("ok-refused"); else note("refusal", `wanted ${wanted.refused}, given ${codes.join()}`);
      } else if (!given.ok) note("refused", given.error.map(({ code, message }) => `${code} ${message.en}`).join());
      else {
        const difference = differenceOf(query, given.value, wanted);
        if (difference === undefined) count("ok"); else note("DIFFERENT", difference.slice(0, 600));
      }
    }
  }
  writeFileSync("/tmp/dev.out", out.join("\n\n"));
  console.log([...counts]);
});
