// Links the records of a file without settings, and compares with the truth: npm run conformance:identity -- --data FILE --truth COLUMN [--json]
import { parseArgs } from "node:util";
import { judgeLinkage } from "./judge-linkage.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    truth: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
if (values.data === undefined || values.truth === undefined) {
  console.error("npm run conformance:identity -- --data FILE --truth COLUMN [--seed N] [--json]");
  process.exit(2);
}
const { records, roles, rules, hasConverged, ...measured } = await judgeLinkage(
  values.data,
  values.truth,
  Number(values.seed),
);
if (values.json) console.log(JSON.stringify(measured));
else {
  console.log(`${records} records; seed ${values.seed}`);
  for (const [column, role] of Object.entries(roles)) console.log(`  ${column}: ${role}`);
  console.log(`${measured.candidatePairs} candidate pairs by ${rules.length} rules:`);
  for (const rule of rules) console.log(`  ${rule}`);
  if (!hasConverged) console.log("The estimation has not converged.");
  console.log(`blocking recall ${measured.blockingRecall.toFixed(4)}`);
  for (const what of ["pairs", "clusters", "bcubed"] as const) {
    const { precision, recall, f1 } = measured[what];
    console.log(`${what.padEnd(9)} precision ${show(precision)}  recall ${show(recall)}  F1 ${show(f1)}`);
  }
  console.log(`${measured.seconds.toFixed(1)} s, peak ${measured.peakMb.toFixed(0)} MB`);
}

function show(share: number | null): string {
  return share === null ? "none" : share.toFixed(4);
}
