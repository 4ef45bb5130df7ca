#!/usr/bin/env node
import { runCli } from "./run-cli.ts";

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
