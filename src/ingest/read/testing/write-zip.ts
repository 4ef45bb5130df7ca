import { crc32, deflateRawSync } from "node:zlib";

/** A zip archive of these entries, each a text or bytes. */
export function writeZip(entries: { readonly [name: string]: string | Buffer }): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const packed = deflateRawSync(bytes);
    const facts = factsOf(bytes, packed, name);
    const local = Buffer.concat([Buffer.from("504b03041400", "hex"), facts, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("504b010214001400", "hex"), facts, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}

/** Flags, method, time, checksum, sizes and lengths: what both headers of an entry share. */
function factsOf(bytes: Buffer, packed: Buffer, name: string): Buffer {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(0x0800, 0);
  facts.writeUInt16LE(8, 2);
  facts.writeUInt32LE(0x21, 4);
  facts.writeUInt32LE(crc32(bytes), 8);
  facts.writeUInt32LE(packed.length, 12);
  facts.writeUInt32LE(bytes.length, 16);
  facts.writeUInt16LE(Buffer.byteLength(name), 20);
  return facts;
}
