// Brings a checkout to the point where the program runs: packages, build, `npx entente`. Each step is
// done once and skipped while nothing it depends on has changed. Needs Node and npm alone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, buildStamp, isBuilt } from "./build.mjs";
import { root } from "./root.mjs";

const modules = join(root, "node_modules");
const stampFile = join(modules, ".entente-installed");

export async function prepare() {
  refuseOldNode();
  install();
  const stamp = buildStamp();
  const built = isBuilt(stamp) || (await build(stamp));
  if (built) link();
  return built;
}

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Entente needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(2);
}

export function install() {
  const wanted = `${sha256(readFileSync(join(root, "package-lock.json")))} ${process.platform}-${process.arch}`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (!isInstalledByHand()) {
    console.log("Installing the packages (once) ...");
    const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (npm.status !== 0) process.exit(npm.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}

/** Somebody ran `npm ci` themselves: npm's own record is then newer than the lock file. */
function isInstalledByHand() {
  const record = join(modules, ".package-lock.json");
  if (existsSync(stampFile) || !existsSync(record)) return false;
  return statSync(record).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

/** `npx entente` looks for the command in node_modules/.bin. */
function link() {
  const program = join(root, "dist/cli/main.js");
  chmodSync(program, 0o755);
  mkdirSync(join(modules, ".bin"), { recursive: true });
  const command = join(modules, ".bin/entente");
  if (process.platform === "win32") {
    writeFileSync(`${command}.cmd`, `@node "%~dp0\\..\\..\\dist\\cli\\main.js" %*\r\n`);
  } else if (!isLink(command)) {
    rmSync(command, { force: true });
    symlinkSync("../../dist/cli/main.js", command);
  }
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}
