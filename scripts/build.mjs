// Joins src into dist: the program in a few files, what it reads beside its code where the code looks for it.
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./root.mjs";

const source = join(root, "src");
const target = join(root, "dist");
const stampFile = join(target, ".stamp");
const packageFile = join(root, "package.json");

/** What the build depends on, hashed. */
export function buildStamp() {
  const hash = createHash("sha256");
  for (const file of ["tsconfig.base.json", "package-lock.json", "scripts/build.mjs"])
    hash.update(readFileSync(join(root, file)));
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

/** Builds; false when the code could not be read, and why has been shown. Types are another check's matter. */
export async function build(stamp = buildStamp()) {
  rmSync(target, { recursive: true, force: true });
  for (const file of filesUnder(source)) if (isAsset(file)) copy(file);
  if (!(await bundle())) return false;
  chmodSync(join(target, "cli/main.js"), 0o755);
  writeFileSync(stampFile, stamp);
  return true;
}

/**
 * One file for each set of modules that are needed together: 275 of them took 60 ms to find and read at every start
 * (`npm run bench -- check`). Packages stay where npm puts them.
 */
async function bundle() {
  const { rolldown } = await import("rolldown");
  const { dependencies } = JSON.parse(readFileSync(packageFile, "utf8"));
  const packages = Object.keys(dependencies);
  try {
    const joined = await rolldown({
      input: {
        main: join(source, "cli/main.ts"),
        "judge-worker": join(source, "validate/bulk/judge-worker.ts"),
      },
      platform: "node",
      external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
      plugins: [ownPlace],
    });
    await joined.write({ dir: join(target, "cli"), format: "esm" });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** A module finds the files beside it from the place that it has in src, whatever file it was joined into. */
const ownPlace = {
  name: "own-place",
  transform(code, id) {
    if (!code.includes("import.meta.url")) return null;
    const place = relative(source, id).replaceAll("\\", "/");
    return code.replaceAll(
      "import.meta.url",
      `new URL(${JSON.stringify(`../${place}`)}, import.meta.url).href`,
    );
  },
};

function isAsset(file) {
  return !file.endsWith(".ts") && !/(^|\/)(testing|fixtures)\//.test(file);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit((await build()) ? 0 : 1);
