#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { runCli } from "./run-cli.ts";

/**
 * A check is over in a fraction of a second: what V8 would optimise on the way is done before it is ready, and costs a third
 * of the time (`npm run bench -- check`).
 */
if (process.argv[2] === "check") setFlagsFromString("--no-turbofan");

/** The reader of a pipe went away (`entente rows ... | head`): nothing is left to say. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  cwd: process.cwd(),
});
