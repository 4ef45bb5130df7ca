import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { globSync } from "tinyglobby";
import { parseSync } from "vite";

/** One source file as the rules see it: what it imports, and how long it is. */
export interface Module {
  /** From the root of the checkout, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly exportsEverything: boolean;
}

export interface Import {
  /** A path from the root for a file of ours, else the package's name; undefined when it is computed. */
  readonly target: string | undefined;
  readonly isOurs: boolean;
  /** Erased by the compiler. */
  readonly isTypeOnly: boolean;
}

export function readModules(root: string, patterns: readonly string[]): readonly Module[] {
  return globSync([...patterns], { cwd: root, ignore: ["**/node_modules/**", "**/fixtures/**"] })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => parseModule(path, readFileSync(join(root, path), "utf8")));
}

export function parseModule(path: string, text: string): Module {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: { readonly specifier: string | undefined; readonly isTypeOnly: boolean }[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const isTypeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, isTypeOnly });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) found.push({ specifier: moduleRequest.value, isTypeOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const specifier = literalText(text.slice(moduleRequest.start, moduleRequest.end));
    found.push({ specifier, isTypeOnly: false });
  }
  for (const specifier of typeImports(program)) found.push({ specifier, isTypeOnly: true });
  return {
    path,
    lines: text.trimEnd().split("\n").length,
    imports: found.map(({ specifier, isTypeOnly }) => ({ ...resolve(path, specifier), isTypeOnly })),
    exportsEverything: module.staticExports.some(({ entries }) =>
      entries.some(({ importName }) => importName.kind === "AllButDefault" || importName.kind === "All"),
    ),
  };
}

function resolve(from: string, specifier: string | undefined): Omit<Import, "isTypeOnly"> {
  if (specifier === undefined) return { target: undefined, isOurs: false };
  const isOurs = specifier.startsWith(".");
  return { target: isOurs ? posix.join(posix.dirname(from), specifier) : specifier, isOurs };
}

function literalText(source: string): string | undefined {
  return /^(["'`])([^$]*)\1$/.exec(source.trim())?.[2];
}

/** The `import("./x.ts").Y` of types, which are not in the module record. */
function typeImports(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(typeImports);
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.values(node).flatMap(typeImports);
  if (!("type" in node) || node.type !== "TSImportType" || !("source" in node)) return inner;
  const source = node.source;
  const isLiteral = typeof source === "object" && source !== null && "value" in source;
  return isLiteral ? [String(source.value), ...inner] : inner;
}
