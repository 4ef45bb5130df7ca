import type { Module } from "./read-modules.ts";

/** From the ground up. A part imports lower layers, and its own layer where `isOpen`. */
const layers: readonly { readonly parts: readonly string[]; readonly isOpen: boolean }[] = [
  { parts: ["core", "stats", "sql", "contract", "validate"], isOpen: true },
  { parts: ["definitions", "dataset", "catalogue", "compile"], isOpen: true },
  { parts: ["engine", "store", "lake"], isOpen: true },
  {
    parts: [
      "ingest",
      "quality",
      "identity",
      "kpi",
      "segments",
      "territory",
      "activities",
      "consensus",
      "interchange",
    ],
    isOpen: false,
  },
  { parts: ["app"], isOpen: false },
  { parts: ["demo"], isOpen: false },
  { parts: ["server", "cli", "mcp"], isOpen: false },
];

const limits = { median: 100, ninetieth: 300, longest: 400 };

export function layerViolations(modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) => {
    const part = partOf(module.path);
    if (part === undefined) return [];
    if (layerOf(part) < 0) return [`${module.path}: the part "${part}" has no layer in test/architecture`];
    return ourImports(module)
      .filter((target) => isForbidden(part, target))
      .map((target) => `${module.path} imports ${target}: ${part} may not reach it`);
  });
}

function isForbidden(part: string, target: string): boolean {
  const other = partOf(target);
  if (other === undefined) return !target.endsWith("/package.json");
  if (other === part) return false;
  const [mine, theirs] = [layerOf(part), layerOf(other)];
  return theirs > mine || (theirs === mine && !layers[mine]?.isOpen);
}

/** A part is entered by its index; `app` by its use cases, one a file; `testing` folders by tests. */
export function entranceViolations(modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) =>
    ourImports(module)
      .filter((target) => {
        const other = partOf(target);
        return other !== undefined && other !== partOf(module.path) && !isEntrance(target, module.path);
      })
      .map((target) => `${module.path} imports ${target}, past the part's index.ts`),
  );
}

function isEntrance(target: string, importer: string): boolean {
  if (/^src\/[^/]+\/index\.ts$/.test(target)) return true;
  if (/^src\/app\/[^/]+\.ts$/.test(target)) return true;
  return /^src\/[^/]+\/testing\//.test(target) && !isShipped(importer);
}

/** Nothing that ships reaches tests, benches, examples or the page; the page reaches the contract alone. */
export function outsideViolations(modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) =>
    ourImports(module)
      .filter((target) => {
        if (module.path.startsWith("web/"))
          return !target.startsWith("web/") && target !== "src/contract/index.ts";
        return isShipped(module.path) && !(target.startsWith("src/") || target === "package.json");
      })
      .map((target) => `${module.path} imports ${target}, which is out of its house`),
  );
}

export function computedImports(modules: readonly Module[]): readonly string[] {
  return modules
    .filter((module) => isShipped(module.path) && module.imports.some(({ target }) => target === undefined))
    .map((module) => `${module.path} computes the name of what it imports`);
}

export function exportEverything(modules: readonly Module[]): readonly string[] {
  return modules.filter((module) => module.exportsEverything).map(({ path }) => `${path} exports *`);
}

/** Files that import each other when the program runs, each knot named once. */
export function cycles(modules: readonly Module[]): readonly string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    for (const { target, isTypeOnly } of byPath.get(path)?.imports ?? [])
      if (!isTypeOnly && target !== undefined && byPath.has(target)) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const { path } of modules) visit(path, []);
  return found;
}

export function lengthViolations(modules: readonly Module[]): readonly string[] {
  const tooLong = modules
    .filter(({ lines }) => lines > limits.longest)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${limits.longest}`);
  const shipped = modules.filter(({ path }) => isShipped(path)).map(({ lines }) => lines);
  const sorted = shipped.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  if (at(0.5) > limits.median) tooLong.push(`half of the files have more than ${limits.median} lines`);
  if (at(0.9) > limits.ninetieth)
    tooLong.push(`a tenth of the files has more than ${limits.ninetieth} lines`);
  return tooLong;
}

function isShipped(path: string): boolean {
  return path.startsWith("src/") && !path.endsWith(".test.ts") && !path.includes("/testing/");
}

function partOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function layerOf(part: string): number {
  return layers.findIndex(({ parts }) => parts.includes(part));
}

function ourImports(module: Module): readonly string[] {
  return module.imports.flatMap(({ target, isOurs }) => (isOurs && target !== undefined ? [target] : []));
}
