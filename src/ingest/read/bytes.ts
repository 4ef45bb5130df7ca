import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { createReadStream } from "node:fs";

const chunkBytes = 4 << 20;

/**
 * The bytes of a file, unpacked when compressed; `onRaw` sees them as they lie on the disk. A chunk is good until the
 * next one is asked for.
 */
export async function* fileBytes(
  path: string,
  isCompressed: boolean,
  onRaw: (chunk: Buffer) => void = () => {},
): AsyncGenerator<Buffer> {
  if (isCompressed) yield* unpackedBytes(path, onRaw);
  else yield* plainBytes(path, onRaw);
}

async function* plainBytes(path: string, onRaw: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) return;
      const read = chunk.subarray(0, bytesRead);
      onRaw(read);
      yield read;
    }
  } finally {
    await file.close();
  }
}

/** What was compressed further than any table is. */
export class UnpackedTooLarge extends Error {}
/** The compressed bytes are not whole. */
export class BrokenCompression extends Error {}

/** Tables compress 5 to 100 times; a bomb more than a thousand. */
export const mostRatio = 250;
const ratioMattersFrom = 32 << 20;
const mostUnpackedBytes = 64 * 2 ** 30;

async function* unpackedBytes(path: string, onRaw: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  let packed = 0;
  let unpacked = 0;
  const raw = createReadStream(path, { highWaterMark: 1 << 20 });
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  raw.on("data", (chunk) => {
    packed += chunk.length;
    if (typeof chunk !== "string") onRaw(chunk);
  });
  raw.on("error", (error) => gunzip.destroy(error));
  raw.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > mostUnpackedBytes || (unpacked > ratioMattersFrom && unpacked > packed * mostRatio))
        throw new UnpackedTooLarge();
      yield chunk;
    }
  } catch (error) {
    if (error instanceof UnpackedTooLarge) throw error;
    throw new BrokenCompression("gunzip", { cause: error });
  } finally {
    raw.destroy();
    gunzip.destroy();
  }
}
