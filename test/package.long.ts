import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "entente-package-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the package", () => {
  it("installs without scripts from its tarball, runs, and ships no test", () => {
    npm(root, "pack", "--pack-destination", folder, "--ignore-scripts");
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    const contents = execFileSync("tar", ["-tzf", join(folder, tarball)], { encoding: "utf8" }).split("\n");
    expect(contents).toContain("package/dist/cli/main.js");
    expect(contents).toContain("package/LICENSE");
    expect(contents.filter((name) => /\.test\.|\/testing\/|tsbuildinfo|\.stamp/.test(name))).toEqual([]);

    writeFileSync(join(folder, "package.json"), "{}");
    npm(folder, "install", "--ignore-scripts", "--no-audit", "--no-fund", join(folder, tarball));
    expect(entente("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(entente("--help")).toContain("entente init my-company");
    expect(JSON.parse(entente("init", "w", "--timezone", "Europe/Paris", "--json"))).toMatchObject({
      settings: { timezone: "Europe/Paris" },
    });
    expect(JSON.parse(entente("metrics", "--json", "--workspace", "w"))).toMatchObject({});
  });
});

function npm(cwd: string, ...argv: readonly string[]): void {
  execFileSync("npm", argv, { cwd, stdio: "pipe", shell: process.platform === "win32" });
}

function entente(...argv: readonly string[]): string {
  return execFileSync("npx", ["--no-install", "entente", ...argv], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
}
