import { readFileSync } from "node:fs";

/** From package.json, which lies as far above `src/cli` as above `dist/cli`. */
export function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "";
}
