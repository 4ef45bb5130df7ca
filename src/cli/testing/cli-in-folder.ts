import { runCli } from "../run-cli.ts";

/** Runs `entente` in a folder, and gives what it writes. */
export async function cliInFolder(folder: string, argv: readonly string[]) {
  let out = "";
  let err = "";
  const code = await runCli(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    environment: {},
    cwd: folder,
  });
  return { code, out, err };
}
