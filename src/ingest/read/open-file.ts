import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { FoundFile } from "./connector.ts";
import { fileKind, isEncryptedPackage } from "./file-kind.ts";
import { readProblem } from "./problems.ts";

/** Looks a file up and at its first bytes; what can be no table is refused here. */
export async function findFile(path: string): Promise<Result<FoundFile, readonly Problem[]>> {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return fail([readProblem("path-is-folder", { file: name })]);
    if (!found.isFile()) return fail([readProblem("file-not-a-table", { file: name, kind: "unknown" })]);
    if (found.size === 0) return fail([readProblem("file-empty", { file: name })]);
    const head = await headOf(path);
    const refused = refusal(head, name);
    if (refused) return fail([refused]);
    return ok({ path, name, bytes: found.size, modifiedMs: found.mtimeMs, kind: fileKind(head).kind });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return fail([
      code === "ENOENT" || code === "ENOTDIR"
        ? readProblem("file-missing", { file: path })
        : readProblem("file-unreadable", { file: name, cause: code }),
    ]);
  }
}

function refusal(head: Buffer, name: string): Problem | undefined {
  const found = fileKind(head);
  const isWorkbookName = /\.xls[xm]$/iu.test(name);
  if (found.kind === "compound")
    return readProblem(isEncryptedPackage(head) || isWorkbookName ? "encrypted-workbook" : "old-workbook", {
      file: name,
    });
  if (found.kind === "other") return readProblem("file-not-a-table", { file: name, kind: found.name });
  if (isWorkbookName && found.kind !== "zip")
    return readProblem("broken-workbook", { file: name, cause: "zip" });
  return undefined;
}

const headBytes = 1 << 16;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
