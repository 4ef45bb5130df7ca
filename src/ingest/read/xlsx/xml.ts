import { SaxesParser } from "saxes";
import { bomOf, decoderOf } from "../encoding.ts";

export interface XmlHandler {
  open?(name: string, attributes: { readonly [name: string]: string }, isSelfClosing: boolean): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The XML is not well formed. */
export class BrokenXml extends Error {}

/**
 * Parses XML as its bytes come, telling elements by their local names; it yields after each chunk, so that what the
 * handler gathered can be passed on. Entities that a document declares itself are refused by the parser.
 */
export async function* parseXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw new BrokenXml(error.message);
  });
  parser.on("opentag", (tag) => handler.open?.(localName(tag.name), tag.attributes, tag.isSelfClosing));
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  parser.on("closetag", (tag) => handler.close?.(localName(tag.name)));
  let decoder: ReturnType<typeof decoderOf> | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderOf(bomOf(chunk)?.encoding ?? "utf-8");
    parser.write(decoder.decode(chunk));
    yield;
  }
  parser.close();
  yield;
}

export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml(chunks, handler));
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

export function attribute(
  attributes: { readonly [name: string]: string },
  local: string,
): string | undefined {
  const name = Object.keys(attributes).find((each) => localName(each) === local);
  return name === undefined ? undefined : attributes[name];
}
