import { parseArgs } from "node:util";

const benches: { readonly [name: string]: () => Promise<{ run(options: BenchOptions): Promise<void> }> } = {
  identity: () => import("./identity.ts"),
  load: () => import("./load.ts"),
  query: () => import("./query.ts"),
  demo: () => import("./demo.ts"),
  check: () => import("./check.ts"),
  conformance: () => import("./conformance.ts"),
  conversion: () => import("./conversion.ts"),
  find: () => import("./find.ts"),
  funnel: () => import("./funnel.ts"),
  rebuild: () => import("./rebuild.ts"),
  validate: () => import("./validate.ts"),
};

/** `--rounds` repeats what is noisy; `--size` and `--seed` choose the demo company. */
export interface BenchOptions {
  readonly rounds: number;
  readonly size?: "s" | "m" | "l";
  readonly seed: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    size: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const bench = benches[positionals[0] ?? ""];
const { size } = values;
if (!bench || (size !== undefined && size !== "s" && size !== "m" && size !== "l")) {
  console.error(`npm run bench -- ${Object.keys(benches).join("|")} [--rounds N] [--size s|m|l] [--seed N]`);
  process.exit(2);
}
await (await bench()).run({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  ...(size && { size }),
});
