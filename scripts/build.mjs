// Compiles src to dist, copies what is not TypeScript, and removes what has no source any more.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { command, root } from "./root.mjs";

const source = join(root, "src");
const target = join(root, "dist");
const stampFile = join(target, ".stamp");

/** What the build depends on, hashed. */
export function buildStamp() {
  const hash = createHash("sha256");
  const configuration = [
    "tsconfig.base.json",
    "tsconfig.build.json",
    "package-lock.json",
    "scripts/build.mjs",
  ];
  for (const file of configuration) hash.update(readFileSync(join(root, file)));
  for (const file of filesUnder(source))
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(source, file)));
  return hash.digest("hex");
}

export function isBuilt(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** Builds; false when the compiler refused, whose words have been shown. */
export function build(stamp = buildStamp()) {
  rmSync(stampFile, { force: true });
  const compiler = command("typescript", "bin/tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-b", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) return false;
  const sources = new Set(filesUnder(source));
  for (const file of sources) if (isAsset(file)) copy(file);
  for (const file of filesUnder(target)) if (isOrphan(file, sources)) rmSync(join(target, file));
  const program = join(target, "cli/main.js");
  if (existsSync(program)) chmodSync(program, 0o755);
  writeFileSync(stampFile, stamp);
  return true;
}

function isAsset(file) {
  return !file.endsWith(".ts") && !/(^|\/)(testing|fixtures)\//.test(file);
}

function isOrphan(file, sources) {
  if (file.startsWith(".")) return false;
  const compiled = /^(.*?)(\.d\.ts|\.js)(\.map)?$/.exec(file);
  if (compiled && sources.has(`${compiled[1]}.ts`)) return compiled[1].endsWith(".test");
  return !(sources.has(file) && isAsset(file));
}

function copy(file) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  copyFileSync(join(source, file), join(target, file));
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build() ? 0 : 1);
