const marks = /\p{M}+/gu;
const ligatures: { readonly [letter: string]: string } = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  đ: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  ð: "d",
};
const special = /[œæßøđłıþð]/gu;
const ascii = /^[\0-~]*$/;

/** Small letters without accents: two spellings of one word fold alike. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (ascii.test(small)) return small;
  return small
    .normalize("NFD")
    .replace(marks, "")
    .replace(special, (letter) => ligatures[letter] ?? letter)
    .normalize("NFC");
}

/** The words of a text, folded, with one space between: signs that writers put or forget do not count. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
