// Links the records of a file without settings, and compares with the truth:
// npm run conformance:identity -- --data FILE --truth COLUMN|PAIRS_FILE [--kind person|company] [--json]
import { parseArgs } from "node:util";
import { judgeLinkage } from "./judge-linkage.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    truth: { type: "string" },
    kind: { type: "string", default: "person" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const { data, truth, kind } = values;
if (data === undefined || truth === undefined || (kind !== "person" && kind !== "company")) {
  console.error(
    "npm run conformance:identity -- --data FILE --truth COLUMN|PAIRS_FILE [--kind person|company] [--seed N] [--json]",
  );
  process.exit(2);
}
const { records, model, ...measured } = await judgeLinkage({
  file: data,
  truth,
  object: kind,
  seed: Number(values.seed),
});
if (values.json) console.log(JSON.stringify(measured));
else {
  console.log(`${records} records; seed ${values.seed}`);
  for (const { name, role } of model.columns) console.log(`  ${name}: ${role}`);
  const { rules, budget, expectedRecall } = model.blocking;
  console.log(
    `${measured.candidatePairs} candidate pairs by ${rules.length} rules of a budget of ${budget}; expected recall ${expectedRecall.toFixed(4)}:`,
  );
  for (const { parts, pairs, gain, omitted } of rules) {
    const named = parts.map(({ column, prefix, feature }) => `${column}${say(feature)}${say(prefix)}`);
    const left = omitted.length === 0 ? "" : `; ${omitted.length} blocks left out`;
    console.log(
      `  ${named.join(" + ")}: ${pairs} pairs, ${(100 * gain).toFixed(2)} % of the true ones${left}`,
    );
  }
  if (!model.estimation.hasConverged) console.log("The estimation has not converged.");
  for (const { column, levels } of model.estimation.notLearnt)
    console.log(`  ${column}: ${levels.join(", ")} not learnt`);
  console.log(`blocking recall ${measured.blockingRecall.toFixed(4)}`);
  for (const what of ["pairs", "clusters", "bcubed"] as const) {
    const { precision, recall, f1 } = measured[what];
    console.log(`${what.padEnd(9)} precision ${show(precision)}  recall ${show(recall)}  F1 ${show(f1)}`);
  }
  console.log(`${measured.seconds.toFixed(1)} s, peak ${measured.peakMb.toFixed(0)} MB`);
}

function say(part: string | number | undefined): string {
  return part === undefined ? "" : `[${part}]`;
}

function show(share: number | null): string {
  return share === null ? "none" : share.toFixed(4);
}
