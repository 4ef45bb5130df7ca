/** Marks that letters carry, as NFKD parts them. */
const marks = /\p{M}/gu;
// oxlint-disable-next-line no-control-regex -- these are the characters taken out
const strays = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** What was probably meant by a text that is no address: the first repair too bold to be made unasked that gives one. */
export function suggestAddress(
  text: string,
  check: (candidate: string) => string | undefined,
): string | undefined {
  if (text.length > 400 || !/[@\uff20\ufe6b]/.test(text)) return undefined;
  const joined = text.normalize("NFKC").replace(strays, "");
  const plain = joined.replace(/^[<("'[]+|[>)"'\],;:.!?]+$/g, "");
  const spelt = plain
    .replaceAll(/\([^()]*\)/g, "")
    .replaceAll(/@+/g, "@")
    .replaceAll(/[.,]+/g, ".")
    .replace(/\.?@\.?/, "@");
  const ascii = spelt.normalize("NFKD").replace(marks, "");
  for (const candidate of new Set([joined, plain, spelt, ascii])) {
    const value = candidate === text ? undefined : check(candidate);
    if (value !== undefined) return value;
  }
  return undefined;
}
