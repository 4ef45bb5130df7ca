import { writeZip } from "./write-zip.ts";

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  /** Items (`<si>...</si>`) of the shared strings. */
  readonly strings?: string;
  /** Number formats: custom codes from 164 on, then one style each, after style 0 (general). */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
}

export interface SheetParts {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** The rows, as XML. */
  readonly rows: string;
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook from its XML, so that a test decides each byte of it. */
export function writeXlsx(parts: WorkbookParts): Buffer {
  const { sheets, strings, formats = [], is1904 } = parts;
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ""}/>`,
  );
  const relations = [
    ...sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`)),
    relation("rIdS", "styles", "styles.xml"),
    ...(strings === undefined ? [] : [relation("rIdT", "sharedStrings", "/xl/sharedStrings.xml")]),
  ];
  return writeZip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/_rels/workbook.xml.rels": relationsXml(relations),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    "xl/styles.xml": stylesXml(formats),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst xmlns="${main}">${strings}</sst>` }),
  });
}

function relation(key: string, type: string, target: string): string {
  return `<Relationship Id="${key}" Type="${office}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${packageRelations}">${relations.join("")}</Relationships>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const numbered = formats.map((format, index) => (typeof format === "number" ? format : 164 + index));
  const codes = formats.flatMap((format, index) =>
    typeof format === "number"
      ? []
      : [`<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>`],
  );
  const styles = [0, ...numbered].map((format) => `<xf numFmtId="${format}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
