import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { onDisk, syncFile } from "../../lake/index.ts";

export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
}

/** Copies a file and hashes what was read; when it returns, the copy has reached the disk. `to` must not exist. */
export async function copyFile(from: string, to: string): Promise<Copied> {
  const hash = createHash("sha256");
  let bytes = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await onDisk({ path: to, writes: true }, async () => {
    await mkdir(dirname(to), { recursive: true });
    await pipeline(createReadStream(from), measured, createWriteStream(to, { flags: "wx" }));
    await syncFile(to);
  });
  return { bytes, sha256: hash.digest("hex") };
}
