import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The file behind a package's command, run by this Node: no shell, no search path. */
export function command(packageName, file) {
  return join(root, "node_modules", packageName, file);
}
