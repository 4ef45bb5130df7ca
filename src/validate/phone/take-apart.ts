export interface Writing {
  readonly text: string;
  readonly extension?: string | undefined;
  /** Words beside the number: "Tél :", "(bureau)". */
  readonly words?: string | undefined;
}

const label =
  /^(?:(?:t[ée]l(?:[ée]phone)?|mob(?:ile)?|portable|port|phone|fax|gsm|cell(?:ulaire)?|standard|ligne directe|num[ée]ro|n°|[tmpf](?=\s*[:.]))\s*(?:fixe|mobile|portable|pro|perso|bureau|work|home)?[\s.:]*)+(?=[+(\d])/iu;
const remark = /\s*[([]?\s*\p{L}[\p{L} .'-]*[)\]]?\s*$/u;
const extension = /[\s,;]*(?:poste|ext(?:ension)?|extn?|int(?:erne)?|p|x|#|;ext=)[\s.:=]*(\d{1,7})\s*$/iu;
const before = /^(?:=|'|tel:)+/iu;
const bracketed = /^\(\s*(\+|00)\s*(\d{1,3})\s*\)/u;
const innerZero = /(^(?:\+|00)\s*\d{1,3}\s*)\(\s*0\s*\)/u;

/** A writing without what stands around its number: labels, remarks, an extension, brackets. */
export function takeApart(written: string): Writing {
  const start = written.replace(before, "").replace(/[.,]0$/u, "");
  const labelled = label.exec(start)?.[0] ?? "";
  const unlabelled = start.slice(labelled.length);
  const ext = extension.exec(unlabelled);
  const core = ext && /\d/.test(unlabelled.slice(0, ext.index)) ? unlabelled.slice(0, ext.index) : unlabelled;
  const remarked = /\d/.test(core) ? (remark.exec(core)?.[0] ?? "") : "";
  const text = core
    .slice(0, core.length - remarked.length)
    .replace(bracketed, "$1$2 ")
    .replace(innerZero, "$1");
  const words = `${labelled} ${remarked}`.trim();
  return {
    text: text.trim(),
    ...(ext && core !== unlabelled && { extension: ext[1] }),
    ...(words !== "" && { words }),
  };
}

const between = /\s*(?:[;|/\n]|,(?=\s*[+(\p{L}\d])|\s(?:ou|or|et|and|und|&)\s)\s*/iu;

/** The pieces of a cell that holds several numbers. */
export function piecesOf(text: string): readonly string[] {
  return text.split(between).filter((piece) => piece !== "");
}
