import { type Load, type LoadFile, loadFilePath } from "../../lake/index.ts";
import type { CheckedFile } from "./check-file.ts";

export interface LoadedFile {
  readonly load: Load;
  readonly file: LoadFile;
  readonly checked: CheckedFile;
}

/** The files of loads that count, in the order of arrival. */
export async function loadedFiles(state: string, loads: readonly Load[]): Promise<readonly LoadedFile[]> {
  const found: LoadedFile[] = [];
  for (const load of loads.filter(({ isWithdrawn }) => !isWithdrawn))
    for (const file of load.files) {
      const path = await loadFilePath(state, load, file);
      const { sha256, sheet, headers, irregular } = file;
      const checked = { sha256, ...(sheet !== undefined && { sheet }), headers, irregular, path };
      found.push({ load, file, checked });
    }
  return found;
}
