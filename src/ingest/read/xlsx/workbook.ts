import { posix } from "node:path";
import { UnpackedTooLarge } from "../bytes.ts";
import { type Archive, BrokenArchive } from "./archive.ts";
import { unescapeText } from "./cell-text.ts";
import { type NumberKind, numberKind } from "./number-format.ts";
import { attribute, readXml } from "./xml.ts";

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its entry in the archive. */
  readonly entry: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** By the number of a cell's style. */
  readonly kinds: readonly NumberKind[];
}

/** What all sheets share, but for the strings. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await rootEntry(archive);
  const relations = await readRelations(archive, relationsOf(root));
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(archive.open(root), {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = /^(?:1|true)$/u.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const relation = relations.get(attribute(attributes, "id") ?? "");
      if (!relation?.type.endsWith("/worksheet")) return;
      const isHidden = /hidden/iu.test(attributes["state"] ?? "");
      const entry = resolveEntry(root, relation.target);
      if (archive.has(entry)) sheets.push({ name: attributes["name"] ?? "", isHidden, entry });
    },
  });
  const styles = entryOf(root, relations, "/styles");
  return { sheets, is1904, kinds: styles && archive.has(styles) ? await readStyles(archive, styles) : [] };
}

const mostSharedBytes = 512 << 20;

/** The strings that cells refer to by number. They are held in memory: that is how the format works. */
export async function readSharedStrings(archive: Archive): Promise<readonly string[]> {
  const root = await rootEntry(archive);
  const entry = entryOf(root, await readRelations(archive, relationsOf(root)), "/sharedStrings");
  if (entry === undefined || !archive.has(entry)) return [];
  if (archive.bytesOf(entry) > mostSharedBytes) throw new UnpackedTooLarge();
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isPhonetic = false;
  await readXml(archive.open(entry), {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name === "si") strings.push(unescapeText(current));
    },
  });
  return strings;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function rootEntry(archive: Archive): Promise<string> {
  const [root] = [...(await readRelations(archive, "_rels/.rels")).values()].filter((relation) =>
    relation.type.endsWith("/officeDocument"),
  );
  const entry = root ? resolveEntry("", root.target) : "xl/workbook.xml";
  if (!archive.has(entry)) throw new BrokenArchive(entry);
  return entry;
}

async function readRelations(archive: Archive, entry: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(entry)) return relations;
  await readXml(archive.open(entry), {
    open(name, { Id: key, Type: type, Target: target }) {
      if (name === "Relationship" && key !== undefined)
        relations.set(key, { type: type ?? "", target: target ?? "" });
    },
  });
  return relations;
}

function relationsOf(entry: string): string {
  return posix.join(posix.dirname(entry), "_rels", `${posix.basename(entry)}.rels`);
}

function resolveEntry(from: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(from), target);
}

function entryOf(root: string, relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  const found = [...relations.values()].find((relation) => relation.type.endsWith(type));
  return found && resolveEntry(root, found.target);
}

async function readStyles(archive: Archive, entry: string): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellFormats = false;
  await readXml(archive.open(entry), {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") isCellFormats = true;
      if (name !== "xf" || !isCellFormats) return;
      const formatId = Number(attributes["numFmtId"] ?? 0);
      kinds.push(numberKind(formatId, codes.get(formatId)));
    },
    close(name) {
      if (name === "cellXfs") isCellFormats = false;
    },
  });
  return kinds;
}
