import { getGender } from "gender-detection-from-name";
import { eachOnce } from "../each-once.ts";
import { fold } from "../text/fold.ts";

const initial = /^(?:\p{Lu}\.?-?){1,3}$/u;

/** Whether a word is a given name of people in France, Germany, Italy, Spain, Turkey or English-speaking countries (some 75,000). */
const isListed = eachOnce(
  (word: string) => getGender(word.toLowerCase()) !== "unknown" || getGender(fold(word)) !== "unknown",
  (word) => word,
  20_000,
);

export function isGivenName(word: string): boolean {
  return isListed(word) || (word.includes("-") && word.split("-").every((piece) => isListed(piece)));
}

export function isInitial(word: string): boolean {
  return initial.test(word) && (word.length === 1 || word.includes("."));
}
