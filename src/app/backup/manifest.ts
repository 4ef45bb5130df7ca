import { z } from "zod";

export const manifestName = "backup.json";
/** Below it the files lie as in the workspace. */
export const filesFolder = "files";

/** A path of a workspace's own file: forward slashes, and nothing that leads out of the folder. */
const innerPath = z
  .string()
  .refine((path) =>
    path.split("/").every((name) => name !== "" && name !== "." && name !== ".." && !/[\\:\0]/u.test(name)),
  );

export const backupManifest = z.strictObject({
  format: z.literal(1),
  workspace: z.string(),
  program: z.string(),
  /** ISO 8601 in UTC. */
  createdAt: z.iso.datetime(),
  /** After that nobody should keep it: whoever was erased since stands in it. */
  expiresAt: z.iso.datetime(),
  loads: z.int().nonnegative(),
  files: z.array(
    z.strictObject({
      path: innerPath,
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
  ),
});

export type BackupManifest = z.infer<typeof backupManifest>;
export type BackedUpFile = BackupManifest["files"][number];
