import { SaxesParser } from "saxes";

export interface LabelledAddress {
  readonly id: string;
  readonly address: string;
  readonly category: string;
}

/** The tests of isemail: its XML writes a control character as its picture, U+2400 and its code. */
export function readAddresses(xml: string): readonly LabelledAddress[] {
  const found: { id: string; address: string; category: string }[] = [];
  const parser = new SaxesParser();
  let text = "";
  parser.on("opentag", ({ name, attributes }) => {
    text = "";
    if (name === "test") found.push({ id: String(attributes["id"]), address: "", category: "" });
  });
  parser.on("text", (more) => (text += more));
  parser.on("cdata", (more) => (text += more));
  parser.on("closetag", ({ name }) => {
    const last = found.at(-1);
    if (last && (name === "address" || name === "category")) last[name] = text;
  });
  parser.write(xml).close();
  return found.map((test) => ({ ...test, address: withControls(test.address) }));
}

function withControls(text: string): string {
  return text
    .replaceAll(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
    .replaceAll("\u2421", "\u007f");
}
