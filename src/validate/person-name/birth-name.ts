const born = /^(.*?)[ ,]*\(?(?<![\p{L}-])(?:née?|nee|geb\.?|geborene|born)[ :]+([^()]+?)\)?(?: (?=\S))?$/u;
const married =
  /^(.*?)[ ,]*\(?(?<![\p{L}-])(?:[ée]p\.?|[ée]pouse|[ÉE]P\.?|[ÉE]POUSE|vve|veuve|VVE|VEUVE)[ :]+([^()]+?)\)?$/u;

export interface TwoNames {
  /** With the given name, if it stood there. */
  readonly before: string;
  readonly after: string;
  /** The name after the word is that of birth (née), or the one borne now (épouse). */
  readonly isBirthAfter: boolean;
}

/** "MARTIN née DURAND", "DURAND ép. MARTIN": both names of somebody who bears another than at birth. */
export function twoNamesIn(text: string): TwoNames | undefined {
  if (!/[ (](?:n[ée]|[ée]p|ge|bo|v)/iu.test(text)) return undefined;
  const birth = born.exec(text) ?? /^(.*?)[ ,]*\(?(?<![\p{L}-])(?:NÉE?|NEE)[ :]+([^()]+?)\)?$/u.exec(text);
  const found = birth ?? married.exec(text);
  if (!found || found[1] === "") return undefined;
  return { before: found[1]!, after: found[2]!, isBirthAfter: found === birth };
}
