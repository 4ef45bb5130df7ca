import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-program-"));
});
afterAll(() => rm(folder, { recursive: true }));

function start(...argv: readonly string[]) {
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program, ...argv], {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
  });
}

async function finish(child: ReturnType<typeof start>) {
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, out, err };
}

describe("the program", () => {
  it("answers on stdout with exit code 0, without colour off a terminal", async () => {
    const { code, out, err } = await finish(start("--help"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toContain("\u001b");
  });

  it("exits with 2 on wrong usage and 1 on the author's mistake", async () => {
    expect(await finish(start("nothing"))).toMatchObject({ code: 2, out: "" });
    await finish(start("init", "w"));
    expect(await finish(start("init", "."))).toMatchObject({ code: 1, out: "" });
  });

  it("ends quietly when the reader of its pipe goes away", async () => {
    const child = start("--help");
    child.stdout.destroy();
    expect(await finish(child)).toEqual({ code: 0, out: "", err: "" });
  });
});
