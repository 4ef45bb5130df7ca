import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { mostRatio, UnpackedTooLarge } from "../bytes.ts";

export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  bytesOf(name: string): number;
  open(name: string): AsyncIterable<Buffer>;
  close(): void;
}

/** The file is no whole zip archive. */
export class BrokenArchive extends Error {}

const mostEntries = 20_000;
const mostUnpackedBytes = 8 * 2 ** 30;
const ratioMattersFrom = 64 << 20;

/**
 * Opens a zip archive by its directory, and refuses what would unpack too large before unpacking anything; an entry
 * that is longer than the directory says fails when read.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path);
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new BrokenArchive(name);
    return entry;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name.toLowerCase()),
    bytesOf: (name) => entryOf(name).uncompressedSize,
    open: (name) => entryBytes(zip, entryOf(name)),
    close: () => zip.close(),
  };
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(new BrokenArchive(error.message, { cause: error }));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let packed = 0;
    let unpacked = 0;
    zip.on("entry", (entry: Entry) => {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      const isBomb = unpacked > ratioMattersFrom && unpacked > mostRatio * packed;
      if (entries.size >= mostEntries || unpacked > mostUnpackedBytes || isBomb)
        reject(new UnpackedTooLarge());
      else {
        entries.set(entry.fileName.toLowerCase(), entry);
        zip.readEntry();
      }
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => reject(new BrokenArchive(error.message, { cause: error })));
    zip.readEntry();
  });
}

async function* entryBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(new BrokenArchive(error.message, { cause: error }));
      else resolve(opened);
    });
  });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw error instanceof Error && error.name === "AbortError" ? error : brokenBy(error);
  } finally {
    stream.destroy();
  }
}

function brokenBy(error: unknown): BrokenArchive {
  return new BrokenArchive(error instanceof Error ? error.message : String(error), { cause: error });
}
